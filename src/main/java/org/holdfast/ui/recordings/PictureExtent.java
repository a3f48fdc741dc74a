// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

/**
 * How large a JPEG says it is, read before it is decoded: a few bytes may claim a picture that fills the memory.
 */
final class PictureExtent {
    private static final int LARGEST_SIDE = 4096;
    private static final int MARKER = 0xFF;

    private PictureExtent() {}

    /** Whether the frame header is there and names sides that a small picture can have. */
    static boolean small(byte[] jpeg) {
        int at = 2;
        while (at + 9 <= jpeg.length && (jpeg[at] & 0xFF) == MARKER) {
            int kind = jpeg[at + 1] & 0xFF;
            if (kind == MARKER) {
                at++;
            } else if (startsFrame(kind)) {
                int height = word(jpeg, at + 5);
                int width = word(jpeg, at + 7);
                return height > 0 && width > 0 && height <= LARGEST_SIDE && width <= LARGEST_SIDE;
            } else {
                at += 2 + Math.max(2, word(jpeg, at + 2));
            }
        }
        return false;
    }

    /** Start of frame: C0 to CF but for tables (C4), an extension (C8) and arithmetic conditions (CC). */
    private static boolean startsFrame(int kind) {
        return kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
