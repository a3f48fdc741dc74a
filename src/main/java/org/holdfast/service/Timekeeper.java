// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Clock;
import java.time.Duration;
import org.holdfast.net.Registration;

/** Time for everything that waits, so that tests can let it pass at will. Thread-safe. */
public interface Timekeeper extends AutoCloseable {
    /** The time of day, for people. */
    Clock clock();

    /** Nanoseconds that only go forward, for measuring. */
    long nanos();

    /** Runs {@code task} on a thread of its own after {@code delay}, unless the registration is closed before. */
    Registration after(Duration delay, Runnable task);

    /** Drops what still waits. */
    @Override
    void close();
}
