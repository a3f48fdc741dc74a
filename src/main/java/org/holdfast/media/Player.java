// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.time.Duration;
import org.holdfast.device.DeviceException;

/**
 * One open stream. Closing ends its threads and native memory within two seconds, tells an RTSP server with TEARDOWN,
 * and is harmless when repeated. Thread-safe.
 */
public interface Player extends AutoCloseable {
    /** What happened so far. */
    PlayerStatistics statistics();

    /** Whether {@link #record} works with this engine. */
    boolean canRecord();

    /**
     * Starts writing the stream's own packets, not re-encoded, as an MP4 that plays even when the program is killed
     * while it grows. Begins at the next key frame.
     *
     * @throws IOException when the file cannot be made
     * @throws UnsupportedOperationException unless {@link #canRecord}
     */
    StreamRecording record(RecordingTarget target) throws IOException;

    /**
     * Waits for the next picture and copies it.
     *
     * @throws DeviceException when none came within {@code patience} or the stream ended
     */
    Still still(Duration patience) throws DeviceException, InterruptedException;

    @Override
    void close();
}
