// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.holdfast.media.Still;

/** Makes pictures small enough for a card, by the mean of the pixels that become one. */
final class Shrink {
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private Shrink() {}

    /** A picture at most {@code widest} pixels wide, of the same shape. */
    static Still to(Still still, int widest) {
        int factor = (still.width() + widest - 1) / widest;
        if (factor <= 1) {
            return new Still(still.width(), still.height(), still.pixels(), Optional.empty());
        }
        int width = still.width() / factor;
        int height = Math.max(1, still.height() / factor);
        MemorySegment small = Arena.ofAuto().allocate(4L * width * height, 64);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mean(still, x * factor, y * factor, factor, small, 4L * (y * (long) width + x));
            }
        }
        return new Still(width, height, small, Optional.empty());
    }

    private static void mean(Still still, int left, int top, int side, MemorySegment into, long at) {
        int right = Math.min(left + side, still.width());
        int bottom = Math.min(top + side, still.height());
        int count = (right - left) * (bottom - top);
        for (int channel = 0; channel < 4; channel++) {
            int sum = 0;
            for (int y = top; y < bottom; y++) {
                long row = 4L * y * still.width();
                for (int x = left; x < right; x++) {
                    sum += Byte.toUnsignedInt(still.pixels().get(BYTE, row + 4L * x + channel));
                }
            }
            into.set(BYTE, at + channel, (byte) (sum / count));
        }
    }
}
