// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.Jpeg;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.RecordingKind;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.Still;
import org.holdfast.media.StreamRecording;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;
import org.jspecify.annotations.Nullable;

/** Streams without pictures: a recording grows by a second each time it is looked at, as far as it may. */
final class PretendLive implements LiveView {
    final CountDownLatch recordingBegan = new CountDownLatch(1);
    State state = new State.Live(Optional.empty());
    /** What comes after a few looks at that state. */
    Optional<State> afterwards = Optional.empty();

    private int looks;

    RecordingKind kind = RecordingKind.AS_SENT;
    Optional<Statistics> statistics = Optional.empty();
    Optional<DeviceException> breaks = Optional.empty();
    /** After how many seconds the stream ends. */
    int mostSeconds = Integer.MAX_VALUE;

    @Nullable
    Object watched;

    @Override
    public Session watch(Device device) {
        watched = device;
        return new PretendSession();
    }

    @Override
    public Session watch(LiveStream stream) {
        watched = stream;
        return new PretendSession();
    }

    @Override
    public List<MediaEngine> engines() {
        return List.of();
    }

    @Override
    public void close() {}

    static State broken() {
        return new State.Reconnecting(
                new DeviceException.Unreachable("127.0.0.66", Text.literal("open the stream"), null),
                Optional.empty(),
                Instant.EPOCH,
                1);
    }

    private final class PretendSession implements Session {
        private @Nullable Growing recording;

        @Override
        public State state() {
            Growing running = recording;
            boolean over = running != null && running.target instanceof RecordingTarget.File && !running.running();
            return over ? new State.Ended() : looks++ < 5 ? state : afterwards.orElse(state);
        }

        @Override
        public Registration listen(Runnable changed) {
            return () -> {};
        }

        @Override
        public Object stream() {
            return this;
        }

        @Override
        public Optional<FrameExchange> pictures() {
            return Optional.empty();
        }

        @Override
        public Optional<Statistics> statistics() {
            return statistics;
        }

        @Override
        public void hear(boolean wanted) {
            // it is silent anyway
        }

        @Override
        public void volume(double loudness) {
            // it is silent anyway
        }

        @Override
        public void look(boolean wanted) {
            // it has no pictures
        }

        @Override
        public Registration tap(Consumer<Jpeg> listener) {
            return () -> {};
        }

        @Override
        public Still still(Duration patience) {
            throw new AssertionError("Nobody asks for a still");
        }

        @Override
        public void snapshot(Path file) {
            write(file, "picture");
        }

        @Override
        public void startRecording(RecordingTarget target) {
            kind = target.kind();
            recording = new Growing(target);
            recordingBegan.countDown();
        }

        @Override
        public List<Path> stopRecording() {
            Growing finished = recording;
            if (finished == null) {
                return List.of();
            }
            switch (finished.target) {
                case RecordingTarget.File file -> {
                    write(file.path(), "film of " + finished.seconds + " s");
                    return List.of(file.path());
                }
                case RecordingTarget.Stream stream -> {
                    try {
                        stream.out().write("film".getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return List.of();
                }
            }
        }

        @Override
        public Optional<StreamRecording> recording() {
            return Optional.ofNullable(recording);
        }

        @Override
        public void retryNow() {}

        @Override
        public void close() {}

        private void write(Path file, String content) {
            try {
                Files.writeString(file, content);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final class Growing implements StreamRecording {
        private final RecordingTarget target;
        private int seconds;

        Growing(RecordingTarget target) {
            this.target = target;
        }

        @Override
        public RecordingTarget target() {
            return target;
        }

        @Override
        public Duration length() {
            seconds = Math.min(seconds + 1, mostSeconds);
            return Duration.ofSeconds(seconds);
        }

        @Override
        public long bytes() {
            return seconds * 1_000_000L;
        }

        @Override
        public Optional<DeviceException> failure() {
            return seconds > 2 ? breaks : Optional.empty();
        }

        @Override
        public boolean running() {
            return seconds < mostSeconds;
        }

        @Override
        public void close() {}
    }
}
