// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;

/** Background work that the user can see and cancel. Thread-safe. */
public interface Tasks extends AutoCloseable {
    /**
     * Runs {@code work} on a virtual thread of its own.
     *
     * @param title what is done to what, such as "Recording Bike camera"
     */
    Running start(Text title, Work work);

    /** Running ones first, then the last fifty that ended, newest first. */
    List<Entry> entries();

    /** Forgets those that ended. */
    void clear();

    /** Calls {@code changed} after each change, from any thread; it must return at once. */
    Registration listen(Runnable changed);

    /** Cancels all and waits up to two seconds. */
    @Override
    void close();

    /** Work that reports how far it is. Interruption means that it was cancelled. */
    @FunctionalInterface
    interface Work {
        /** @return what came of it, for the list; empty where the title says enough */
        Optional<Text> run(Progress progress) throws DeviceException, InterruptedException;
    }

    /** Told by the work, as often as it likes. */
    interface Progress {
        /** @param fraction 0 to 1; empty while unknown */
        void at(OptionalDouble fraction, Optional<Text> detail);
    }

    /** A handle. */
    interface Running {
        /** Asks it to stop; returns at once. */
        void cancel();

        Entry entry();
    }

    /** One piece of work. */
    record Entry(
            long id,
            Text title,
            Status status,
            OptionalDouble fraction,
            Optional<Text> detail,
            Optional<DeviceException> failure,
            Instant started,
            Running handle) {}

    /** How it stands. */
    enum Status {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }
}
