// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.Jpeg;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.Still;
import org.holdfast.media.StreamRecording;
import org.holdfast.net.Registration;

/**
 * Live pictures: one stream a device, shared by everything that shows, photographs or records it. Reconnects by
 * itself, follows a device's mode changes, and chooses the engine. Thread-safe.
 */
public interface LiveView extends AutoCloseable {
    /** Joins the device's stream, opening it where nobody watches yet. Returns at once. */
    Session watch(Device device);

    /** Joins a stream by its address alone. */
    Session watch(LiveStream stream);

    /** The engines, with what was found out about each. */
    List<MediaEngine> engines();

    /** Ends all streams. */
    @Override
    void close();

    /** One holder's share of a stream. Closing the last share ends the stream and finishes a recording. */
    interface Session extends AutoCloseable {
        State state();

        /** Calls {@code changed} after each change of {@link #state}, from any thread; it must return at once. */
        Registration listen(Runnable changed);

        /**
         * Identifies the stream behind the session: equal for all sessions that share one, so that a screen wraps
         * its pictures once and only one place takes them.
         */
        Object stream();

        /** The pictures; empty before the first, another object when the size changed. One taker a stream. */
        Optional<FrameExchange> pictures();

        /** Counters of the running player, and which engine it is; empty while none runs. */
        Optional<Statistics> statistics();

        /**
         * Whether this holder wants to hear the stream, which it does not until it says so: a stream is heard while
         * any of its holders wants to, also after it broke and came back. Returns at once; from any thread.
         */
        void hear(boolean wanted);

        /**
         * How loud the stream is for all its holders, whether heard or not; returns at once.
         *
         * @param loudness 0 for silence to 1, which it is at first
         */
        void volume(double loudness);

        /**
         * Whether this holder needs decoded pictures, which it does until it says otherwise. While no holder does,
         * nothing is decoded: {@link #pictures} stands still, and recordings, {@link #tap}, stills, state and counters
         * go on. Returns at once.
         */
        void look(boolean wanted);

        /**
         * Hands the stream's pictures on as JPEG, as {@link org.holdfast.media.Player#tap} does, over all breaks of the
         * stream, until the registration or this share is closed. The listener should return soon; of what it does not
         * take in time the oldest is dropped, and nobody else waits for it.
         */
        Registration tap(Consumer<Jpeg> listener);

        /** Waits for the next picture. */
        Still still(Duration patience) throws DeviceException, InterruptedException;

        /**
         * Photographs the stream into a file: PNG or JPEG by its ending, the camera's own JPEG where there is one.
         */
        void snapshot(Path file) throws DeviceException, InterruptedException;

        /**
         * Records as MP4 until {@link #stopRecording} or the last share is closed. A recording into a file goes on
         * in a further file (name with a number) after the stream broke and came back; one into a stream ends then.
         * A file into which no picture came is removed again.
         */
        void startRecording(RecordingTarget target) throws DeviceException, InterruptedException;

        /** Stops and finishes the files; gives them back. */
        List<Path> stopRecording();

        /** The running recording, with the length and size of all its files so far. */
        Optional<StreamRecording> recording();

        /**
         * The user wants it tried at once instead of at the next attempt, or although a password was refused.
         */
        void retryNow();

        @Override
        void close();
    }

    /**
     * Counters with their engine.
     *
     * @param picturesPerSecond what comes, whether decoded or not
     * @param bytesPerSecond what is received; −1 where the engine does not tell
     */
    record Statistics(String engine, double picturesPerSecond, double bytesPerSecond, PlayerStatistics counters) {
        /** Without a rate of bytes. */
        public Statistics(String engine, double picturesPerSecond, PlayerStatistics counters) {
            this(engine, picturesPerSecond, -1, counters);
        }
    }

    /** What a stream is doing. */
    sealed interface State {
        /** The device is asked and the stream is opened. */
        record Opening() implements State {}

        /** Pictures come. {@code remark} says what is missing, such as sound. */
        record Live(Optional<Text> remark) implements State {}

        /**
         * Pictures stopped.
         *
         * @param since when the last one came; empty when there was none
         * @param nextTry when it will be tried again; empty where that waits for the user, as after a wrong password,
         *     which is never sent again by itself
         * @param attempt 1 for the first
         */
        record Reconnecting(DeviceException why, Optional<Instant> since, Optional<Instant> nextTry, int attempt)
                implements State {
            /** With a time at which it is tried again. */
            public Reconnecting(DeviceException why, Optional<Instant> since, Instant nextTry, int attempt) {
                this(why, since, Optional.of(nextTry), attempt);
            }
        }

        /** The device has no picture in its present mode; watching goes on and picks it up when it has. */
        record NoPicture(Text why) implements State {}

        /** Closed. */
        record Ended() implements State {}
    }
}
