// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only while the playing thread waits, and only when the reading thread has nothing to do: so a whole
 * clip plays as fast as it can be decoded, and always alike.
 */
final class PretendTime implements ClipTime {
    private static final long STEP = 5_000_000;

    private final List<Deed> deeds = new ArrayList<>();
    private @Nullable Runnable glance;
    private long now = 1_000_000_000;
    private long wakeAt = Long.MAX_VALUE;

    private record Deed(long at, Runnable what) {}

    /** Does something at a moment, counted from the beginning. */
    synchronized void at(long nanos, Runnable what) {
        deeds.add(new Deed(1_000_000_000 + nanos, what));
        deeds.sort(Comparator.comparingLong(Deed::at));
    }

    /** Looked at before each wait, on the playing thread. */
    synchronized void beforeEachWait(Runnable look) {
        glance = look;
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    /** From the beginning. */
    synchronized long passed() {
        return now - 1_000_000_000;
    }

    /** For a source: waits on its reading thread until {@code passed}. */
    synchronized void awaitPassed(long passed) throws InterruptedException {
        long until = 1_000_000_000 + passed;
        while (now < until) {
            wakeAt = until;
            notifyAll();
            wait();
        }
    }

    @Override
    public void await(ClipQueue queue, long nanos, boolean data) throws InterruptedException {
        Runnable look;
        synchronized (this) {
            look = glance;
        }
        if (look != null) {
            look.run();
        }
        while (!queue.readerWaits() && !queue.failure().isPresent() && !sourceWaits()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(20_000);
        }
        pass(Math.min(nanos, STEP));
    }

    private synchronized boolean sourceWaits() {
        return wakeAt != Long.MAX_VALUE;
    }

    private void pass(long nanos) {
        List<Deed> due = new ArrayList<>();
        synchronized (this) {
            now += nanos;
            if (now >= wakeAt) {
                wakeAt = Long.MAX_VALUE;
                notifyAll();
            }
            while (!deeds.isEmpty() && deeds.getFirst().at() <= now) {
                due.add(deeds.removeFirst());
            }
        }
        due.forEach(deed -> deed.what().run());
    }
}
