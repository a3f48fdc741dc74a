// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;

/** Whether a session goes on, what ended it, and who wants to know. Thread-safe. */
final class SessionState {
    private final String where;
    private final Outbox outbox;
    private final List<AtomicReference<Consumer<DeviceException>>> listeners = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable Supplier<DeviceException> reason;
    private volatile boolean lost;

    SessionState(String where, Outbox outbox) {
        this.where = where;
        this.outbox = outbox;
    }

    String where() {
        return where;
    }

    Outbox outbox() {
        return outbox;
    }

    boolean isOver() {
        return reason != null;
    }

    /** What ended it, a new exception for each who asks. */
    DeviceException ended() {
        Supplier<DeviceException> why = reason;
        return why == null ? PpppTexts.over(where) : why.get();
    }

    /** Waits for the end and returns true, or false when the time is over first. */
    boolean awaitEnd(Duration time) throws InterruptedException {
        return end.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Ends it, once.
     *
     * @param byCamera whether the camera is lost, which listeners hear; else we close it ourselves
     */
    void end(Supplier<DeviceException> why, boolean byCamera) {
        List<AtomicReference<Consumer<DeviceException>>> told;
        lock.lock();
        try {
            if (reason != null) {
                return;
            }
            reason = why;
            lost = byCamera;
            told = List.copyOf(listeners);
            listeners.clear();
        } finally {
            lock.unlock();
        }
        outbox.close();
        end.countDown();
        if (byCamera) {
            for (AtomicReference<Consumer<DeviceException>> each : told) {
                each.get().accept(why.get());
            }
        }
    }

    Registration onLost(Consumer<DeviceException> listener) {
        // Its own object, so that ending one registration leaves an equal listener alone.
        AtomicReference<Consumer<DeviceException>> registered = new AtomicReference<>(listener);
        boolean now;
        lock.lock();
        try {
            now = lost;
            if (reason == null) {
                listeners.add(registered);
            }
        } finally {
            lock.unlock();
        }
        if (now) {
            listener.accept(ended());
        }
        return () -> {
            lock.lock();
            try {
                listeners.remove(registered);
            } finally {
                lock.unlock();
            }
        };
    }
}
