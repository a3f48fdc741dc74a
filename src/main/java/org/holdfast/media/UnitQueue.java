// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Between the receiving thread and a decoder: short, bounded, and never in the way of the receiver. When the decoder
 * falls behind a live stream, everything that waits is dropped up to the next unit that decoding can begin with.
 */
final class UnitQueue {
    private final ArrayDeque<CodedUnit> units = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int limit;
    private final boolean live;
    private boolean awaitingKey;
    private boolean finished;

    /**
     * @param limit how many units may wait
     * @param live whether to drop when full; otherwise the receiver waits
     */
    UnitQueue(int limit, boolean live) {
        this.limit = limit;
        this.live = live;
    }

    /** Takes a unit over; it is closed here when it is dropped. */
    void put(CodedUnit unit) throws InterruptedException {
        lock.lock();
        try {
            while (!live && units.size() >= limit && !finished) {
                changed.await();
            }
            if (live && units.size() >= limit) {
                units.forEach(CodedUnit::close);
                units.clear();
                awaitingKey = true;
            }
            awaitingKey &= !unit.key();
            if (finished || awaitingKey) {
                unit.close();
                return;
            }
            units.add(unit);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Leaves units out that are not wanted now; what comes then begins where decoding can begin. */
    void skip() {
        lock.lock();
        try {
            awaitingKey = true;
        } finally {
            lock.unlock();
        }
    }

    /** The next unit for the caller to close; null after {@code millis} without one or at the end. */
    @Nullable
    CodedUnit poll(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (units.isEmpty() && !finished && left > 0) {
                left = changed.awaitNanos(left);
            }
            CodedUnit unit = units.poll();
            changed.signalAll();
            return unit;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come; what waits can still be taken. */
    void finish() {
        lock.lock();
        try {
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come or be taken. */
    void abandon() {
        lock.lock();
        try {
            finished = true;
            units.forEach(CodedUnit::close);
            units.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether everything was taken and nothing more will come. */
    boolean drained() {
        lock.lock();
        try {
            return finished && units.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
