// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A coded picture of H.264 or H.265 taken apart into its units. Transport streams put start codes between them, MP4
 * puts lengths in front of them; what is between must be left out to compare one with the other, and so must parameter
 * sets, which an MP4 keeps in its index.
 */
final class PictureUnits {
    private PictureUnits() {}

    /** The units of a picture with start codes, without the zeros around them. */
    static List<ByteBuffer> ofStartCodes(ByteBuffer picture) {
        List<ByteBuffer> units = new ArrayList<>();
        int end = picture.limit();
        int start = next(picture, picture.position());
        while (start < end) {
            int following = next(picture, start);
            int stop = following < end ? following - 3 : end;
            while (stop > start && picture.get(stop - 1) == 0) {
                stop--;
            }
            if (stop > start) {
                units.add(picture.slice(start, stop - start));
            }
            start = following;
        }
        return units;
    }

    /** The units of a picture with lengths of four bytes; what a wrong length leaves over is one more unit. */
    static List<ByteBuffer> ofLengths(ByteBuffer coded) {
        // Native memory comes in the machine's own order.
        ByteBuffer picture = coded.duplicate().order(ByteOrder.BIG_ENDIAN);
        List<ByteBuffer> units = new ArrayList<>();
        int at = picture.position();
        while (picture.limit() - at >= 4) {
            int length = picture.getInt(at);
            if (length < 0 || length > picture.limit() - at - 4) {
                break;
            }
            if (length > 0) {
                int stop = at + 4 + length;
                while (stop > at + 4 && picture.get(stop - 1) == 0) {
                    stop--;
                }
                units.add(picture.slice(at + 4, stop - at - 4));
            }
            at += 4 + length;
        }
        if (at < picture.limit()) {
            units.add(picture.slice(at, picture.limit() - at));
        }
        return units;
    }

    /** The units that are pictures, one after the other. */
    static byte[] pictures(List<ByteBuffer> units, boolean hevc) {
        List<ByteBuffer> kept =
                units.stream().filter(unit -> isPicture(unit, hevc)).toList();
        ByteBuffer joined = ByteBuffer.allocate(
                kept.stream().mapToInt(unit -> 4 + unit.remaining()).sum());
        kept.forEach(unit -> joined.putInt(unit.remaining()).put(unit.duplicate()));
        return joined.array();
    }

    private static boolean isPicture(ByteBuffer unit, boolean hevc) {
        if (!unit.hasRemaining()) {
            return false;
        }
        byte head = unit.get(unit.position());
        int type = hevc ? (head >> 1) & 0x3f : head & 0x1f;
        return hevc ? type < 32 : type >= 1 && type <= 5;
    }

    /** The first byte behind the next start code, or the limit. */
    private static int next(ByteBuffer picture, int from) {
        for (int i = from; i + 3 < picture.limit(); i++) {
            if (picture.get(i + 2) > 1) {
                // Most bytes: no start code can end here or in the next two.
                i += 2;
            } else if (picture.get(i) == 0 && picture.get(i + 1) == 0 && picture.get(i + 2) == 1) {
                return i + 3;
            }
        }
        return picture.limit();
    }
}
