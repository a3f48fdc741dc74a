// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

/** What a JPEG says of itself, read without decoding it. */
public final class JpegMarkers {
    /** No camera of this kind makes larger ones; far larger ones only tie up whoever decodes them. */
    public static final int LARGEST_SIDE = 4096;

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    private JpegMarkers() {}

    /** Whether a JPEG begins here. */
    public static boolean begins(byte[] bytes, int length) {
        return length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == SOI;
    }

    /** How many bytes there are up to the last end mark, that included; -1 where there is none. */
    public static int end(byte[] bytes, int length) {
        for (int at = length - 2; at >= 2; at--) {
            if ((bytes[at] & 0xff) == 0xff && (bytes[at + 1] & 0xff) == EOI) {
                return at + 2;
            }
        }
        return -1;
    }

    /**
     * Whether it says how large it is before its pixels begin, and is nowhere larger than {@link #LARGEST_SIDE}. What is
     * behind the first pixels counts as well: decoders obey a size that comes later, too.
     */
    public static boolean reasonable(byte[] bytes, int length) {
        boolean sized = false;
        int at = 2;
        while (at + 4 <= length) {
            if ((bytes[at] & 0xff) != 0xff) {
                return false;
            }
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == SOS) {
                return sized && nothingLargeBehind(bytes, at + 2, length);
            }
            if (sizes(marker)) {
                if (!reasonableSize(bytes, at, length)) {
                    return false;
                }
                sized = true;
            }
            int segment = (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
            if (segment < 2) {
                return false;
            }
            at += 2 + segment;
        }
        return false;
    }

    private static boolean nothingLargeBehind(byte[] bytes, int from, int length) {
        for (int at = from; at + 1 < length; at++) {
            if (bytes[at] == -1 && sizes(bytes[at + 1] & 0xff) && !reasonableSize(bytes, at, length)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a marker begins a segment with the picture's size. */
    private static boolean sizes(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** @param at where the marker stands */
    private static boolean reasonableSize(byte[] bytes, int at, int length) {
        if (at + 9 > length) {
            return false;
        }
        int height = (bytes[at + 5] & 0xff) << 8 | (bytes[at + 6] & 0xff);
        int width = (bytes[at + 7] & 0xff) << 8 | (bytes[at + 8] & 0xff);
        return height > 0 && height <= LARGEST_SIDE && width > 0 && width <= LARGEST_SIDE;
    }
}
