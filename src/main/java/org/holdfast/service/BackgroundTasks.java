// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Tasks}, each on a virtual thread of its own. */
public final class BackgroundTasks implements Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTasks.class);
    private static final int REMEMBERED = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Clock clock;
    private final Object lock = new Object();
    private final Map<Long, Job> running = new LinkedHashMap<>();
    private final Deque<Entry> ended = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long last;
    private boolean closed;

    public BackgroundTasks(Clock clock) {
        this.clock = clock;
    }

    /** @throws IllegalStateException after {@link #close} */
    @Override
    public Running start(Text title, Work work) {
        Job job;
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("No work is taken any more");
            }
            job = new Job(++last, title, clock.instant());
            running.put(job.id, job);
            job.thread = Thread.ofVirtual().name("work-task-" + job.id).unstarted(() -> run(job, work));
        }
        Threads.tell(listeners);
        job.begin();
        return job;
    }

    private void run(Job job, Work work) {
        try {
            Optional<Text> result = work.run(job::at);
            // Work that came to its end although it was asked to stop is done.
            job.end(Status.DONE, result, Optional.empty());
        } catch (InterruptedException e) {
            job.end(Status.CANCELLED, Optional.empty(), Optional.empty());
        } catch (DeviceException e) {
            if (job.cancelled) {
                job.end(Status.CANCELLED, Optional.empty(), Optional.empty());
            } else {
                LOG.info("{} failed: {}", job.title, e.getMessage());
                job.end(Status.FAILED, Optional.empty(), Optional.of(e));
            }
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", job.title, e);
            job.end(Status.FAILED, Optional.empty(), Optional.of(bug(e)));
        }
        finish(job);
    }

    private static DeviceException bug(Throwable cause) {
        return new DeviceException.Media(ServiceTexts.of("task.bug"), ServiceTexts.of("task.bug.advice"), cause);
    }

    private void finish(Job job) {
        synchronized (lock) {
            running.remove(job.id);
            ended.addFirst(job.entry());
            while (ended.size() > REMEMBERED) {
                ended.removeLast();
            }
        }
        Threads.tell(listeners);
    }

    @Override
    public List<Entry> entries() {
        synchronized (lock) {
            List<Entry> all = new ArrayList<>();
            running.values().forEach(job -> all.addFirst(job.entry()));
            all.addAll(ended);
            return List.copyOf(all);
        }
    }

    @Override
    public void clear() {
        synchronized (lock) {
            ended.clear();
        }
        Threads.tell(listeners);
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public void close() {
        List<Job> left;
        synchronized (lock) {
            closed = true;
            left = List.copyOf(running.values());
        }
        left.forEach(Job::cancel);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Job job : left) {
                Thread thread = job.thread;
                long rest = end - System.nanoTime();
                if (thread != null && rest > 0 && !thread.join(Duration.ofNanos(rest))) {
                    LOG.warn("{} did not end in time", job.title);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One piece of work. */
    private final class Job implements Running {
        private final long id;
        private final Text title;
        private final Instant started;
        private volatile @Nullable Thread thread;
        private volatile boolean cancelled;
        private volatile Entry entry;

        Job(long id, Text title, Instant started) {
            this.id = id;
            this.title = title;
            this.started = started;
            entry = entry(Status.RUNNING, OptionalDouble.empty(), Optional.empty(), Optional.empty());
        }

        void begin() {
            Thread mine = thread;
            if (mine != null) {
                mine.start();
                if (cancelled) {
                    mine.interrupt(); // an interrupt before the start would have been lost
                }
            }
        }

        private Entry entry(
                Status status, OptionalDouble fraction, Optional<Text> detail, Optional<DeviceException> failure) {
            return new Entry(id, title, status, fraction, detail, failure, started, this);
        }

        void at(OptionalDouble fraction, Optional<Text> detail) {
            OptionalDouble bounded =
                    fraction.isPresent() ? OptionalDouble.of(Math.clamp(fraction.getAsDouble(), 0.0, 1.0)) : fraction;
            entry = entry(Status.RUNNING, bounded, detail, Optional.empty());
            Threads.tell(listeners);
        }

        void end(Status status, Optional<Text> detail, Optional<DeviceException> failure) {
            OptionalDouble fraction = status == Status.DONE ? OptionalDouble.of(1) : entry.fraction();
            entry = entry(status, fraction, detail, failure);
        }

        @Override
        public void cancel() {
            cancelled = true;
            Thread mine = thread;
            if (mine != null) {
                mine.interrupt();
            }
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }
}
