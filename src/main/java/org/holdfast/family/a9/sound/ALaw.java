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
}
