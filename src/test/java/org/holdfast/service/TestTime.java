// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.holdfast.net.Registration;

/** Time that passes only when a test says so; tasks run on the test's thread. */
public final class TestTime implements Timekeeper {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private final List<Due> waiting = new ArrayList<>();
    private long nanos;
    private long order;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return START.plusNanos(nanos());
            }
        };
    }

    @Override
    public synchronized Registration after(Duration delay, Runnable task) {
        Due due = new Due(nanos + delay.toNanos(), order++, task);
        waiting.add(due);
        return () -> cancel(due);
    }

    private synchronized void cancel(Due due) {
        waiting.remove(due);
    }

    /** Lets time pass, running what becomes due in order. */
    public void advance(Duration span) {
        long end = nanos() + span.toNanos();
        while (true) {
            Runnable task;
            synchronized (this) {
                Due next = waiting.stream()
                        .filter(due -> due.at <= end)
                        .min(Comparator.comparingLong(Due::at).thenComparingLong(Due::order))
                        .orElse(null);
                if (next == null) {
                    nanos = end;
                    return;
                }
                waiting.remove(next);
                nanos = Math.max(nanos, next.at);
                task = next.task;
            }
            task.run();
        }
    }

    /** How many tasks wait. */
    public synchronized int waiting() {
        return waiting.size();
    }

    @Override
    public synchronized void close() {
        waiting.clear();
    }

    private record Due(long at, long order, Runnable task) {}
}
