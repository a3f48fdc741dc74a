// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalInt;

/**
 * The number of a picture, as a row of black and white blocks near its upper left corner that survives lossy
 * encoding: white, black, 12 bits of the number with the highest first, 4 bits of check sum, black, white. A block is
 * an 80th of the picture's width. So anybody who sees a decoded picture knows which one it is.
 */
public final class FrameNumber {
    /** One more than the largest number. */
    public static final int LIMIT = 1 << 12;

    private static final int BITS = 20;
    private static final int WHITE = 0xf4f4f4;
    private static final int BLACK = 0x0c0c0c;

    private FrameNumber() {}

    /**
     * Reads the number of a picture.
     *
     * @param bgra four bytes a pixel, blue first, rows without gaps
     * @return empty where the picture holds no number that can be read
     */
    public static OptionalInt read(MemorySegment bgra, int width, int height) {
        if (width < BITS * 4 || height < 16 || bgra.byteSize() < 4L * width * height) {
            return OptionalInt.empty();
        }
        int word = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int block = block(width);
            int x = left(width) + bit * block + block / 2;
            int y = top(width) + block / 2;
            word = word << 1 | (bright(bgra, width, x, y) ? 1 : 0);
        }
        int number = word >> 6 & (LIMIT - 1);
        return word == word(number) ? OptionalInt.of(number) : OptionalInt.empty();
    }

    static void draw(Picture picture, int number) {
        int block = block(picture.width());
        int left = left(picture.width());
        int top = top(picture.width());
        int word = word(number);
        picture.rectangle(
                left - block / 2, top - block / 2, left + BITS * block + block / 2, top + block + block / 2, BLACK);
        for (int bit = 0; bit < BITS; bit++) {
            int colour = (word >> (BITS - 1 - bit) & 1) == 1 ? WHITE : BLACK;
            picture.rectangle(left + bit * block, top, left + (bit + 1) * block, top + block, colour);
        }
    }

    private static int word(int number) {
        int sum = (number ^ number >> 4 ^ number >> 8 ^ 0x9) & 0xf;
        return 0b10 << 18 | number << 6 | sum << 2 | 0b01;
    }

    private static boolean bright(MemorySegment bgra, int width, int x, int y) {
        int sum = 0;
        for (int dy = -1; dy <= 0; dy++) {
            for (int dx = -1; dx <= 0; dx++) {
                long at = 4L * ((long) (y + dy) * width + x + dx);
                sum += Byte.toUnsignedInt(bgra.get(ValueLayout.JAVA_BYTE, at + 1));
            }
        }
        return sum > 4 * 128;
    }

    private static int block(int width) {
        return Math.max(4, width / 80);
    }

    private static int left(int width) {
        return block(width);
    }

    private static int top(int width) {
        return block(width);
    }
}
