// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

/** Makes sound of 16 bits, the lower byte first, quieter. */
final class Loudness {
    private Loudness() {}

    /**
     * Multiplies samples in place.
     *
     * @param length how many bytes
     * @param factor 0 for silence to 1, which changes nothing
     */
    static void apply(byte[] samples, int length, double factor) {
        if (factor >= 1) {
            return;
        }
        for (int i = 0; i + 1 < length; i += 2) {
            int sample = (short) ((samples[i] & 0xFF) | (samples[i + 1] << 8));
            int quiet = (int) Math.round(sample * factor);
            samples[i] = (byte) quiet;
            samples[i + 1] = (byte) (quiet >> 8);
        }
    }
}
