// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What stands in front of a JPEG's picture (ITU-T T.81, annex B).
 *
 * @param width in pixels
 * @param height in pixels
 * @param huffman whether it brings its own Huffman tables; where it does not, decoders use those of annex K
 * @param scan where its first scan's marker is, in bytes from the picture's first
 */
record JpegHead(int width, int height, boolean huffman, int scan) {
    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int HUFFMAN_TABLES = 0xC4;
    /** More segments than that stand in front of no camera's picture. */
    private static final int MOST_SEGMENTS = 256;

    /** Reads it from the picture's first bytes, which are left as they are; empty where that is no JPEG. */
    static Optional<JpegHead> of(ByteBuffer picture) {
        int start = picture.position();
        int limit = picture.limit();
        if (limit - start < 4 || word(picture, start) != (0xFF00 | START_OF_IMAGE)) {
            return Optional.empty();
        }
        int width = 0;
        int height = 0;
        boolean huffman = false;
        int at = start + 2;
        for (int i = 0; i < MOST_SEGMENTS && at + 4 <= limit; i++) {
            if ((picture.get(at) & 0xFF) != 0xFF) {
                return Optional.empty();
            }
            int marker = picture.get(at + 1) & 0xFF;
            if (marker == 0xFF) {
                at++; // a fill byte
                continue;
            }
            if (marker == START_OF_SCAN) {
                boolean known = width > 0 && height > 0;
                return known ? Optional.of(new JpegHead(width, height, huffman, at - start)) : Optional.empty();
            }
            int length = word(picture, at + 2);
            if (length < 2 || at + 2 + length > limit) {
                return Optional.empty();
            }
            if (isFrame(marker) && length >= 8) {
                height = word(picture, at + 5);
                width = word(picture, at + 7);
            }
            huffman |= marker == HUFFMAN_TABLES;
            at += 2 + length;
        }
        return Optional.empty();
    }

    /** Whether a marker begins a frame header: SOF0 to SOF15 without DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != HUFFMAN_TABLES && marker != 0xC8 && marker != 0xCC;
    }

    private static int word(ByteBuffer picture, int at) {
        return (picture.get(at) & 0xFF) << 8 | (picture.get(at + 1) & 0xFF);
    }
}
