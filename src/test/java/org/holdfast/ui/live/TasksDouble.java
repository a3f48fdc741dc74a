// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Tasks;

/** Runs work on threads of its own and remembers how it ended. Thread-safe. */
public final class TasksDouble implements Tasks {
    private final List<Job> jobs = new ArrayList<>();

    /** One piece of work. */
    public static final class Job implements Running {
        public final Text title;
        private volatile Status status = Status.RUNNING;
        private volatile Optional<Text> detail = Optional.empty();
        private volatile Optional<DeviceException> failure = Optional.empty();
        private final Thread thread;

        private Job(Text title, Work work) {
            this.title = title;
            thread = Thread.ofVirtual().name("work-test").unstarted(() -> run(work));
        }

        private void run(Work work) {
            try {
                detail = work.run((_, now) -> detail = now);
                status = Status.DONE;
            } catch (DeviceException e) {
                failure = Optional.of(e);
                status = Status.FAILED;
            } catch (InterruptedException e) {
                status = Status.CANCELLED;
            }
        }

        public Status status() {
            return status;
        }

        public Optional<Text> detail() {
            return detail;
        }

        @Override
        public void cancel() {
            thread.interrupt();
        }

        @Override
        public Entry entry() {
            return new Entry(0, title, status, OptionalDouble.empty(), detail, failure, Instant.EPOCH, this);
        }
    }

    /** The work that was started last. */
    public synchronized Job last() {
        return jobs.getLast();
    }

    public synchronized int started() {
        return jobs.size();
    }

    @Override
    public synchronized Running start(Text title, Work work) {
        Job job = new Job(title, work);
        jobs.add(job);
        job.thread.start();
        return job;
    }

    @Override
    public synchronized List<Entry> entries() {
        return jobs.stream().map(Job::entry).toList();
    }

    @Override
    public void clear() {}

    @Override
    public Registration listen(Runnable changed) {
        return () -> {};
    }

    @Override
    public void close() {}
}
