// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.Frame;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.Jpeg;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.media.RecordingKind;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.Still;
import org.holdfast.media.StreamRecording;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;
import org.jspecify.annotations.Nullable;

/** One stream that a test directs. Thread-safe. */
public final class ScriptedStream {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private volatile LiveView.State state = new LiveView.State.Opening();
    private volatile @Nullable FrameExchange exchange;
    private volatile LiveView.@Nullable Statistics statistics;
    private volatile @Nullable ScriptedRecording recording;
    private volatile @Nullable DeviceException refusal;
    private final List<Share> shares = new CopyOnWriteArrayList<>();
    private final List<Consumer<Jpeg>> jpegs = new CopyOnWriteArrayList<>();
    private volatile double loudness = 1;
    private final AtomicInteger painted = new AtomicInteger();

    /** Changes the state and tells everybody. */
    public void become(LiveView.State next) {
        state = next;
        listeners.forEach(Runnable::run);
    }

    /** Paints one picture and goes live where it is not. */
    public void picture() {
        picture(640, 360);
    }

    /** Paints one picture of a size; another size makes a new exchange. */
    public void picture(int width, int height) {
        FrameExchange now = exchange;
        if (now == null || now.width() != width || now.height() != height) {
            now = new FrameExchange(width, height);
            exchange = now;
        }
        Frame frame = now.borrow();
        PaintedScene.paint(frame.buffer(), width, height, painted.getAndIncrement());
        now.publish(frame, System.nanoTime());
        if (!(state instanceof LiveView.State.Live)) {
            become(new LiveView.State.Live(Optional.empty()));
        }
    }

    /** Live with something missing. */
    public void live(Text remark) {
        become(new LiveView.State.Live(Optional.of(remark)));
    }

    /** Breaks, to be tried again. */
    public void broken(DeviceException why, Optional<Instant> since, Instant nextTry) {
        become(new LiveView.State.Reconnecting(why, since, nextTry, 1));
    }

    public void figures(String engine, double rate, PlayerStatistics counters) {
        statistics = new LiveView.Statistics(engine, rate, counters);
    }

    public void figures(LiveView.Statistics now) {
        statistics = now;
    }

    /** What snapshots and recordings fail with from now on; null for success. */
    public void refuse(@Nullable DeviceException why) {
        refusal = why;
    }

    /** Whether a recording was started. */
    public boolean recorded() {
        return recording != null;
    }

    /** The recording as it stands. */
    public ScriptedRecording recording() {
        return Objects.requireNonNull(recording, "nothing was recorded");
    }

    /** Sessions that are open. */
    public int sessions() {
        return sessions.get();
    }

    /** Whether an open session hears the stream. */
    public boolean heard() {
        return shares.stream().anyMatch(share -> share.hears);
    }

    /** How loud it is, 0 to 1. */
    public double loudness() {
        return loudness;
    }

    /** Whether an open session needs decoded pictures. */
    public boolean looked() {
        return shares.stream().anyMatch(share -> share.looks);
    }

    /** Hands a JPEG to all who tap. */
    public void jpeg(Jpeg jpeg) {
        jpegs.forEach(each -> each.accept(jpeg));
    }

    public int retries() {
        return retries.get();
    }

    public Optional<FrameExchange> exchange() {
        return Optional.ofNullable(exchange);
    }

    LiveView.Session join() {
        sessions.incrementAndGet();
        Share share = new Share();
        shares.add(share);
        return share;
    }

    /** A recording whose length and size a test sets. */
    public static final class ScriptedRecording implements StreamRecording {
        private final RecordingTarget target;
        private volatile Duration length = Duration.ZERO;
        private volatile long bytes;
        private volatile boolean running = true;
        private volatile @Nullable DeviceException failure;

        ScriptedRecording(RecordingTarget target) {
            this.target = target;
        }

        public void grow(Duration newLength, long newBytes) {
            length = newLength;
            bytes = newBytes;
        }

        public void fail(DeviceException why) {
            failure = why;
            running = false;
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
            return bytes;
        }

        @Override
        public Optional<DeviceException> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public boolean running() {
            return running;
        }

        @Override
        public void close() {
            running = false;
        }
    }

    private final class Share implements LiveView.Session {
        private volatile boolean hears;
        private volatile boolean looks = true;
        private boolean closed;

        @Override
        public LiveView.State state() {
            return state;
        }

        @Override
        public Registration listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }

        @Override
        public Object stream() {
            return ScriptedStream.this;
        }

        @Override
        public Optional<FrameExchange> pictures() {
            return exchange();
        }

        @Override
        public Optional<LiveView.Statistics> statistics() {
            return Optional.ofNullable(statistics);
        }

        @Override
        public void hear(boolean wanted) {
            hears = wanted;
        }

        @Override
        public void volume(double loudness) {
            ScriptedStream.this.loudness = loudness;
        }

        @Override
        public void look(boolean wanted) {
            looks = wanted;
        }

        @Override
        public Registration tap(Consumer<Jpeg> listener) {
            jpegs.add(listener);
            return () -> jpegs.remove(listener);
        }

        @Override
        public Still still(Duration patience) {
            throw new UnsupportedOperationException("No screen asks for a still");
        }

        @Override
        public void snapshot(Path file) throws DeviceException {
            DeviceException why = refusal;
            if (why != null) {
                throw why;
            }
            try {
                Files.writeString(file, "picture");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void startRecording(RecordingTarget target) throws DeviceException {
            DeviceException why = refusal;
            if (why != null) {
                throw why;
            }
            recording = new ScriptedRecording(target);
        }

        @Override
        public List<Path> stopRecording() {
            ScriptedRecording now = recording;
            if (now == null) {
                return List.of();
            }
            now.close();
            return now.target() instanceof RecordingTarget.File(Path path, RecordingKind _) ? List.of(path) : List.of();
        }

        @Override
        public Optional<StreamRecording> recording() {
            ScriptedRecording now = recording;
            return now == null ? Optional.empty() : Optional.of(now);
        }

        @Override
        public void retryNow() {
            retries.incrementAndGet();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                shares.remove(this);
                sessions.decrementAndGet();
            }
        }
    }
}
