// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.device.Device;
import org.holdfast.net.Registration;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;

/**
 * One camera with all who watch it: it is opened by the first and let go a little after the last, because a program
 * that asks for single pictures asks again soon. The newest picture wins; nobody waits for a slow watcher. Thread-safe.
 */
final class WatchedCamera implements AutoCloseable {
    /** How long the camera is kept after the last. */
    static final Duration LINGER = Duration.ofSeconds(10);

    private final Device device;
    private final CameraPictures pictures;
    private final Timekeeper time;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private int watchers;
    private long count;
    private byte @Nullable [] newest;
    private long newestNanos;
    private @Nullable Registration open;
    private @Nullable Registration expiry;
    private boolean closed;

    /** @param changed called when the number of watchers changed */
    WatchedCamera(Device device, CameraPictures pictures, Timekeeper time, Runnable changed) {
        this.device = device;
        this.pictures = pictures;
        this.time = time;
        this.changed = changed;
    }

    Device device() {
        return device;
    }

    int watchers() {
        lock.lock();
        try {
            return watchers;
        } finally {
            lock.unlock();
        }
    }

    /** Joins; every join has to be {@link #leave left}. */
    void join() {
        boolean first;
        lock.lock();
        try {
            watchers++;
            if (expiry != null) {
                expiry.close();
                expiry = null;
            }
            first = open == null && !closed;
            if (first) {
                open = () -> {};
            }
        } finally {
            lock.unlock();
        }
        if (first) {
            keep(pictures.watch(device, this::take));
        }
        changed.run();
    }

    private void keep(Registration opened) {
        boolean late;
        lock.lock();
        try {
            late = closed;
            open = opened;
        } finally {
            lock.unlock();
        }
        if (late) {
            opened.close();
        }
    }

    void leave() {
        lock.lock();
        try {
            watchers--;
            if (watchers == 0 && !closed && expiry == null) {
                expiry = time.after(LINGER, this::expire);
            }
        } finally {
            lock.unlock();
        }
        changed.run();
    }

    private void expire() {
        Registration gone = null;
        lock.lock();
        try {
            expiry = null;
            if (watchers == 0) {
                gone = open;
                open = null;
                newest = null;
            }
        } finally {
            lock.unlock();
        }
        if (gone != null) {
            gone.close();
        }
    }

    private void take(byte[] jpeg) {
        lock.lock();
        try {
            newest = jpeg;
            newestNanos = time.nanos();
            count++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a picture that came after the {@code seen}-th.
     *
     * @return null when none came in time or the camera was closed
     */
    @Nullable
    Picture after(long seen, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while ((count <= seen || newest == null) && !closed && left > 0) {
                left = news.awaitNanos(left);
            }
            byte[] jpeg = newest;
            return jpeg == null || count <= seen || closed ? null : new Picture(count, jpeg);
        } finally {
            lock.unlock();
        }
    }

    /** How many pictures came up to one that is still fresh; those before need not be shown to a newcomer. */
    long beforeFresh(Duration fresh) {
        lock.lock();
        try {
            return newest != null && time.nanos() - newestNanos <= fresh.toNanos() ? count - 1 : count;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the camera go; who waits hears that nothing comes. */
    @Override
    public void close() {
        Registration gone;
        lock.lock();
        try {
            closed = true;
            gone = open;
            open = null;
            if (expiry != null) {
                expiry.close();
                expiry = null;
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
        if (gone != null) {
            gone.close();
        }
    }

    /**
     * One picture.
     *
     * @param number counts the camera's pictures
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and copying each picture for each watcher costs.
    record Picture(long number, byte[] jpeg) {}
}
