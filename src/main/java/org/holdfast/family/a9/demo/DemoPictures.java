// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.family.a9.picture.JpegMarkers;
import org.jspecify.annotations.Nullable;

/**
 * Puts pictures together from demo mode's fragments, which have no sure number: what proves a picture whole is the count
 * in its last fragment and the length behind its end (protocol reference, section 2.1). Nothing is sent again in this
 * mode, so what is incomplete is dropped. Where a camera sends neither count nor length, only a missing beginning or end
 * is noticed. For one thread; counters from any.
 */
final class DemoPictures {
    static final int HEADER = 8;
    static final int LARGEST_FRAGMENT = 1472;

    /** The most that fits the count in a byte. */
    private static final int MOST_FRAGMENTS = 255;

    private static final int LARGEST = MOST_FRAGMENTS * (LARGEST_FRAGMENT - HEADER);
    /** An unknown byte and the length as 32 bits, the lowest first. */
    private static final int TRAILER = 5;
    /** So many pictures back a fragment is late and does not end the present one. */
    private static final int LATE = 4;

    private final int[] marks = new int[MOST_FRAGMENTS + 1];
    private final int[] starts = new int[MOST_FRAGMENTS + 2];
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong repaired = new AtomicLong();
    private byte[] gathered = new byte[64 * 1024];
    private byte[] sorted = new byte[0];
    private int number = -1;
    private int fragments;
    private int last = -1;
    /** Whether the rest of this picture is not wanted: it is complete, broken, or was joined in its middle. */
    private boolean over;

    private boolean trailed;

    /**
     * Takes a datagram.
     *
     * @param datagram read, and left at any position
     * @return the picture that it completes, valid until the next call; null for none
     */
    @Nullable
    ByteBuffer fragment(ByteBuffer datagram) {
        if (!wellFormed(datagram)) {
            return null;
        }
        int at = datagram.position();
        int from = datagram.get(at) & 0xff;
        int mark = datagram.get(at + 2) & 0xff;
        if (from != number) {
            byte ahead = (byte) (from - number);
            if (number >= 0 && ahead < 0 && ahead >= -LATE) {
                return null;
            }
            begin(from, datagram, mark);
        }
        boolean ends = datagram.get(at + 1) == 1;
        if (over || (ends ? last >= 0 : known(mark, datagram))) {
            return null;
        }
        if (fragments == MOST_FRAGMENTS) {
            drop();
            return null;
        }
        append(datagram.position(at + HEADER), mark);
        if (ends) {
            last = fragments - 1;
        }
        return last >= 0 ? complete() : null;
    }

    /** Forgets what is begun, as when the camera is asked anew: it may begin with any number. */
    void restart() {
        number = -1;
        over = true;
    }

    /** Pictures that began and never became whole. */
    long lost() {
        return lost.get();
    }

    /** Pictures that were whole only after their fragments had been sorted. */
    long repaired() {
        return repaired.get();
    }

    private static boolean wellFormed(ByteBuffer datagram) {
        int size = datagram.remaining();
        if (size <= HEADER || size > LARGEST_FRAGMENT) {
            return false;
        }
        int at = datagram.position();
        int ends = datagram.get(at + 1);
        int build = datagram.get(at + 4) << 24
                | (datagram.get(at + 5) & 0xff) << 16
                | (datagram.get(at + 6) & 0xff) << 8
                | (datagram.get(at + 7) & 0xff);
        return (ends == 0 || ends == 1) && datagram.get(at + 3) == 0 && (build == 0 || build == 0x545a4800);
    }

    private void begin(int from, ByteBuffer datagram, int mark) {
        boolean first = number < 0;
        if (!first && !over) {
            lost.incrementAndGet();
        }
        number = from;
        fragments = 0;
        last = -1;
        int at = datagram.position() + HEADER;
        boolean beginning = mark <= 1
                && datagram.remaining() > HEADER + 1
                && (datagram.get(at) & 0xff) == 0xff
                && (datagram.get(at + 1) & 0xff) == 0xd8;
        over = first && !beginning;
    }

    /** Whether a fragment is there already: by its mark where fragments are marked, and else by what it carries. */
    private boolean known(int mark, ByteBuffer datagram) {
        int from = datagram.position() + HEADER;
        int size = datagram.limit() - from;
        for (int i = 0; i < fragments; i++) {
            boolean same = mark != 0
                    ? marks[i] == mark
                    : starts[i + 1] - starts[i] == size
                            && datagram.slice(from, size).equals(ByteBuffer.wrap(gathered, starts[i], size));
            if (same && i != last) {
                return true;
            }
        }
        return false;
    }

    private void append(ByteBuffer payload, int mark) {
        int start = starts[fragments];
        int size = payload.remaining();
        if (start + size > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.min(LARGEST, Math.max(start + size, gathered.length * 2)));
        }
        payload.get(gathered, start, size);
        marks[fragments] = mark;
        fragments++;
        starts[fragments] = start + size;
    }

    /** The picture, if all of it is there; its end is. */
    private @Nullable ByteBuffer complete() {
        int count = marks[last];
        boolean counted = counted();
        if (count != 0 && fragments < count && counted) {
            // The end overtook others, and they can be put in their places when they come.
            return null;
        }
        boolean ordered = ordered();
        if ((count != 0 && fragments != count) || (!ordered && !counted)) {
            drop();
            return null;
        }
        if (!ordered) {
            sort();
        }
        int size = cut(starts[fragments]);
        if (size < 0 || !JpegMarkers.reasonable(gathered, size)) {
            drop();
            return null;
        }
        if (!ordered) {
            repaired.incrementAndGet();
        }
        over = true;
        return ByteBuffer.wrap(gathered, 0, size);
    }

    /** Whether the marks of all fragments but the last are numbers from 1 on; none of them is there twice. */
    private boolean counted() {
        int most = marks[last] != 0 ? marks[last] : fragments;
        for (int i = 0; i < fragments; i++) {
            if (i != last && (marks[i] == 0 || marks[i] >= most)) {
                return false;
            }
        }
        return true;
    }

    /** Whether they came in order, as far as their marks tell: the end came last, and marks are all 0 or count up. */
    private boolean ordered() {
        if (last != fragments - 1) {
            return false;
        }
        boolean none = true;
        boolean rising = true;
        for (int i = 0; i < last; i++) {
            none &= marks[i] == 0;
            rising &= marks[i] == marks[0] + i && marks[0] <= 1;
        }
        return none || rising;
    }

    private void sort() {
        if (sorted.length < gathered.length) {
            sorted = new byte[gathered.length];
        }
        int size = 0;
        for (int wanted = 1; wanted <= fragments; wanted++) {
            for (int i = 0; i < fragments; i++) {
                if (i == last ? wanted == fragments : marks[i] == wanted) {
                    int length = starts[i + 1] - starts[i];
                    System.arraycopy(gathered, starts[i], sorted, size, length);
                    size += length;
                }
            }
        }
        byte[] filled = sorted;
        sorted = gathered;
        gathered = filled;
    }

    /** Where the picture ends; -1 where something of it is missing. */
    private int cut(int size) {
        if (!JpegMarkers.begins(gathered, size)) {
            return -1;
        }
        if (size > TRAILER && lengthAt(size - 4) == size - TRAILER) {
            trailed = true;
            return JpegMarkers.end(gathered, size - TRAILER);
        }
        // A length that is there and wrong, or one that is missing where there always was one.
        int end = JpegMarkers.end(gathered, size);
        return trailed || end == size - TRAILER ? -1 : end;
    }

    private int lengthAt(int at) {
        return (gathered[at] & 0xff)
                | (gathered[at + 1] & 0xff) << 8
                | (gathered[at + 2] & 0xff) << 16
                | gathered[at + 3] << 24;
    }

    private void drop() {
        over = true;
        lost.incrementAndGet();
    }
}
