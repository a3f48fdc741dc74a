// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.util.Arrays;

/**
 * Unwraps one channel's 16-bit indices to 64 bits and tells packets that were there before (protocol reference, section
 * 3.5). The first index is taken as it is, one turn up, so that none is ever negative. For one thread.
 */
final class ReceiveWindow {
    /** How far from the newest an index may be. */
    static final int REACH = 1024;
    /** In place of an index: the packet was there before, or is so old that it must have been. */
    static final long DUPLICATE = -1;
    /** In place of an index: it is too far ahead to be believed yet. */
    static final long BEYOND = -2;
    /** As many packets in a row, each a little on, show that the camera goes on elsewhere. */
    static final int RESTART = 32;

    private static final int TURN = 1 << 16;
    private static final int REMEMBERED = 2 * REACH;

    private final long[] seen = new long[REMEMBERED / Long.SIZE];
    private long newest = -1;
    private int lastStray;
    private int strays;

    /**
     * Takes one index, 0 to 65535.
     *
     * @return the index in 64 bits, or {@link #DUPLICATE} or {@link #BEYOND}
     */
    long take(int index) {
        if (newest < 0) {
            return restartAt(TURN + index);
        }
        int ahead = (short) (index - (int) newest);
        if (ahead > REACH || ahead < -REACH) {
            return takeStray(index, ahead);
        }
        strays = 0;
        long unwrapped = newest + ahead;
        if (ahead > 0) {
            for (long each = newest + 1; each <= unwrapped; each++) {
                seen[slot(each)] &= ~bit(each);
            }
            newest = unwrapped;
        } else if ((seen[slot(unwrapped)] & bit(unwrapped)) != 0) {
            return DUPLICATE;
        }
        seen[slot(unwrapped)] |= bit(unwrapped);
        return unwrapped;
    }

    /** The newest index so far; negative before the first. */
    long newest() {
        return newest;
    }

    private long takeStray(int index, int ahead) {
        int step = (short) (index - lastStray);
        strays = strays > 0 && step > 0 && step <= REACH ? strays + 1 : 1;
        lastStray = index;
        if (strays >= RESTART) {
            strays = 0;
            return restartAt(newest + (ahead > 0 ? ahead : TURN + ahead));
        }
        return ahead < 0 ? DUPLICATE : BEYOND;
    }

    private long restartAt(long index) {
        Arrays.fill(seen, 0);
        newest = index;
        seen[slot(index)] |= bit(index);
        return index;
    }

    private static int slot(long index) {
        return (int) (index % REMEMBERED) / Long.SIZE;
    }

    private static long bit(long index) {
        return 1L << (index % Long.SIZE);
    }
}
