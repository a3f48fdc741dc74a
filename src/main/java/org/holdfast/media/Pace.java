// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.concurrent.TimeUnit;

/** Holds a file back to its own speed; a live stream sets the speed itself. Belongs to a decoder's thread. */
final class Pace {
    private static final long LONGEST_NANOS = 2_000_000_000L;

    private final boolean live;
    private final int clockRate;
    private long startNanos;
    private long startTicks;
    private boolean begun;

    Pace(boolean live, int clockRate) {
        this.live = live;
        this.clockRate = clockRate;
    }

    void await(long ticks) throws InterruptedException {
        if (live) {
            return;
        }
        long now = System.nanoTime();
        long due = startNanos + (ticks - startTicks) * 1_000_000_000L / clockRate;
        if (!begun || Math.abs(due - now) > LONGEST_NANOS) {
            begun = true;
            startNanos = now;
            startTicks = ticks;
            return;
        }
        if (due > now) {
            TimeUnit.NANOSECONDS.sleep(due - now);
        }
    }
}
