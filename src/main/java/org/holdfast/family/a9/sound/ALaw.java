// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.sound;

/** G.711 A-law (ITU-T G.711). */
public final class ALaw {
    private ALaw() {}

    /** The sample that a byte stands for: -32256 to 32256. */
    public static int sample(byte code) {
        int bits = code ^ 0x55;
        int segment = (bits >> 4) & 7;
        int magnitude = (bits & 0xf) << 4 | 8;
        if (segment > 0) {
            magnitude = (magnitude + 0x100) << (segment - 1);
        }
        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }

    /** The byte that stands for a sample best. */
    public static byte code(short sample) {
        int magnitude = sample < 0 ? ~sample : sample;
        int segment = Math.max(0, Integer.SIZE - 8 - Integer.numberOfLeadingZeros(magnitude | 0xff));
        int step = magnitude >> (segment == 0 ? 4 : segment + 3) & 0xf;
        int bits = (sample < 0 ? 0 : 0x80) | segment << 4 | step;
        return (byte) (bits ^ 0x55);
    }
}
