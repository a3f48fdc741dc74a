// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.DeviceException;

/** A stream being written to a file. Closing finishes the file. Thread-safe. */
public interface StreamRecording extends AutoCloseable {
    /** Where it goes. */
    RecordingTarget target();

    /** How much picture it holds so far. */
    Duration length();

    /** Its size so far. */
    long bytes();

    /** Why it ended by itself, such as a full disk; empty while it runs and when it was stopped. */
    Optional<DeviceException> failure();

    /** Whether packets are still being written. */
    boolean running();

    @Override
    void close();
}
