// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.media.Jpeg;
import org.holdfast.media.Player;
import org.holdfast.media.PlayerListener;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.Still;
import org.holdfast.media.StreamRecording;
import org.holdfast.net.Registration;

/** A player that shows what a test tells it to. */
final class ScriptedPlayer implements Player {
    final LiveStream stream;
    final PlayerListener listener;
    final AtomicLong decoded = new AtomicLong();
    final AtomicLong lost = new AtomicLong();
    final AtomicLong received = new AtomicLong(-1);
    final AtomicBoolean closed = new AtomicBoolean();
    final AtomicBoolean heard = new AtomicBoolean();
    final AtomicBoolean looked = new AtomicBoolean(true);
    final List<Consumer<Jpeg>> taps = new CopyOnWriteArrayList<>();
    volatile double loudness = 1;
    final List<Recording> recordings = new CopyOnWriteArrayList<>();
    private final boolean records;

    ScriptedPlayer(LiveStream stream, PlayerListener listener, boolean records) {
        this.stream = stream;
        this.listener = listener;
        this.records = records;
    }

    void show(int pictures) {
        decoded.addAndGet(pictures);
    }

    @Override
    public PlayerStatistics statistics() {
        return new PlayerStatistics(decoded.get(), 0, lost.get(), 0, 0, 0, 0, received.get(), -1, false);
    }

    @Override
    public boolean canRecord() {
        return records;
    }

    @Override
    public StreamRecording record(RecordingTarget target) throws IOException {
        if (!records) {
            throw new UnsupportedOperationException();
        }
        if (target instanceof RecordingTarget.File file) {
            if (file.path().toString().contains("forbidden")) {
                throw new FileSystemException(file.path().toString());
            }
            Files.writeString(file.path(), "film", StandardOpenOption.CREATE_NEW);
        }
        Recording recording = new Recording(target);
        recordings.add(recording);
        return recording;
    }

    @Override
    public void hear(boolean wanted) {
        heard.set(wanted);
    }

    @Override
    public void volume(double loudness) {
        this.loudness = loudness;
    }

    @Override
    public void look(boolean wanted) {
        looked.set(wanted);
    }

    @Override
    public Registration tap(Consumer<Jpeg> listener) {
        taps.add(listener);
        return () -> taps.remove(listener);
    }

    @Override
    public Still still(Duration patience) throws DeviceException {
        if (closed.get() || decoded.get() == 0) {
            throw new DeviceException.TimedOut("here", Text.literal("waiting"), null);
        }
        return new Still(2, 1, Arena.ofAuto().allocate(8), Optional.empty());
    }

    @Override
    public void close() {
        recordings.forEach(Recording::close);
        closed.set(true);
    }

    /** A recording that only counts. */
    static final class Recording implements StreamRecording {
        private final RecordingTarget target;
        final AtomicBoolean closed = new AtomicBoolean();
        volatile Optional<DeviceException> failure = Optional.empty();
        volatile Duration length = Duration.ZERO;

        Recording(RecordingTarget target) {
            this.target = target;
        }

        @Override
        public RecordingTarget target() {
            return target;
        }

        @Override
        public Duration length() {
            return length;
        }

        @Override
        public long bytes() {
            return length.toMillis();
        }

        @Override
        public Optional<DeviceException> failure() {
            return failure;
        }

        @Override
        public boolean running() {
            return !closed.get() && failure.isEmpty();
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
