// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.holdfast.net.Registration;

/** Real time. Tasks run on virtual threads, so they may block. */
public final class SystemTimekeeper implements Timekeeper {
    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer;

    public SystemTimekeeper(Clock clock) {
        this.clock = clock;
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("work-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Registration after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> waiting = timer.schedule(
                    () -> {
                        Threads.start("work-timed", task);
                    },
                    delay.toNanos(),
                    TimeUnit.NANOSECONDS);
            return () -> waiting.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {}; // closed: nothing is going to happen any more
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
