// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;

/**
 * One open stream. Closing ends its threads and native memory within two seconds, tells an RTSP server with TEARDOWN,
 * and is harmless when repeated. Thread-safe.
 */
public interface Player extends AutoCloseable {
    /** What happened so far. */
    PlayerStatistics statistics();

    /** Whether the stream's sound is played; it is not at first. Returns at once. */
    void hear(boolean wanted);

    /**
     * How loud the sound is played; returns at once.
     *
     * @param loudness 0 for silence to 1, which it is at first
     */
    void volume(double loudness);

    /**
     * Whether anybody looks at the pictures; somebody does at first. While nobody does they are not decoded where the
     * engine can leave that out: recordings, {@link #tap} and the counters of what arrives go on, and {@link #still}
     * decodes one. Returns at once.
     */
    void look(boolean wanted);

    /**
     * Hands the stream's pictures on as JPEG: every one as the device sent it where the stream is made of JPEGs, else
     * some, encoded here, at most {@value #ENCODED_A_SECOND} a second. The listener is called in order on a thread of
     * the player's; of what it does not take in time the oldest is dropped.
     *
     * @return ends the calls; they also end with the player
     */
    Registration tap(Consumer<Jpeg> listener);

    /** See {@link #tap}. */
    int ENCODED_A_SECOND = 10;

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
