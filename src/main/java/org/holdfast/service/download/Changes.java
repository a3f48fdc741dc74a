// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.net.Registration;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.jspecify.annotations.Nullable;

/** Tells listeners that something changed, at most some times a second, and never loses the last change. */
final class Changes implements AutoCloseable {
    static final Duration PAUSE = Duration.ofMillis(200);

    private final Timekeeper time;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private @Nullable Registration due;
    private long last;
    private boolean told;
    private boolean closed;

    Changes(Timekeeper time) {
        this.time = time;
    }

    Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /** Something changed. Called without locks, because listeners may be called from here. */
    void tell() {
        synchronized (lock) {
            if (closed || due != null) {
                return;
            }
            long rest = told ? last + PAUSE.toNanos() - time.nanos() : 0;
            if (rest > 0) {
                due = time.after(Duration.ofNanos(rest), this::late);
                return;
            }
            told = true;
            last = time.nanos();
        }
        Threads.tell(listeners);
    }

    private void late() {
        synchronized (lock) {
            due = null;
            told = true;
            last = time.nanos();
        }
        Threads.tell(listeners);
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            if (due != null) {
                due.close();
                due = null;
            }
        }
    }
}
