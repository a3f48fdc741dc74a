// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording with a thread of its own, so that a slow disk never holds the receiver up: {@link #offer} files a
 * shared unit and returns. Holds the picture's track only; cameras of these families send no sound with it.
 */
final class Mp4Recording implements StreamRecording {
    private static final Logger LOG = LoggerFactory.getLogger(Mp4Recording.class);
    /** How much may wait for the disk. */
    private static final long MOST_WAITING_BYTES = 64L * 1024 * 1024;

    private static final Duration SIZE_PATIENCE = Duration.ofSeconds(3);
    private static final Duration CLOSING = Duration.ofMillis(1500);

    private final RecordingTarget target;
    private final RecordingSink sink;
    private final PictureOutput output;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<CodedUnit> waiting = new ArrayDeque<>();
    private final Thread writer;
    private long waitingBytes;
    private boolean keySeen;
    private boolean finished;
    private @Nullable CodedTrack track;
    private volatile Optional<DeviceException> failure = Optional.empty();
    private volatile boolean running = true;
    private volatile long lengthNanos;

    private Set<ByteBuffer> sequences = Set.of();

    private Mp4Recording(RecordingTarget target, RecordingSink sink, PictureOutput output) {
        this.target = target;
        this.sink = sink;
        this.output = output;
        this.writer = Thread.ofPlatform().name("rec-" + name()).daemon().unstarted(this::run);
    }

    /** Makes the file and waits for the first key picture. */
    static Mp4Recording open(RecordingTarget target, PictureOutput output) throws IOException {
        return open(target, RecordingSink.open(target), output);
    }

    /** As {@link #open(RecordingTarget, PictureOutput)}, with a sink of the caller's. */
    static Mp4Recording open(RecordingTarget target, RecordingSink sink, PictureOutput output) {
        Mp4Recording recording = new Mp4Recording(target, sink, output);
        recording.writer.start();
        return recording;
    }

    /** Tells what is recorded; before the first {@link #offer}. */
    void begin(CodedTrack newTrack) {
        lock.lock();
        try {
            track = newTrack;
        } finally {
            lock.unlock();
        }
    }

    /** Files one picture, from the receiving thread. */
    void offer(CodedUnit unit) {
        lock.lock();
        try {
            if (finished || track == null || (!keySeen && !unit.key())) {
                return;
            }
            keySeen = true;
            if (waitingBytes + unit.size() > MOST_WAITING_BYTES) {
                failure = Optional.of(MediaTexts.media("recording-slow", null, name()));
                finished = true;
            } else {
                waiting.add(unit.share());
                waitingBytes += unit.size();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable CodedUnit next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !finished) {
                changed.await();
            }
            CodedUnit unit = waiting.poll();
            waitingBytes -= unit == null ? 0 : unit.size();
            return unit;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            write();
        } catch (IOException e) {
            LOG.info("The recording ended: {}", e.toString());
            fail(e);
        } catch (InterruptedException e) {
            LOG.debug("The recording was interrupted", e);
        } catch (RuntimeException | Error e) {
            LOG.error("The recording failed", e);
            failure = Optional.of(MediaTexts.media("recording-failed", e, name()));
        } finally {
            discardWaiting();
            running = false;
            try {
                sink.close();
            } catch (IOException e) {
                LOG.debug("Closing the recording failed", e);
            }
        }
    }

    private void write() throws IOException, InterruptedException {
        Mp4Muxer muxer = null;
        try {
            CodedUnit unit = next();
            while (unit != null) {
                try (CodedUnit mine = unit) {
                    if (muxer == null) {
                        muxer = start(mine).orElse(null);
                    }
                    if (muxer != null) {
                        if (mine.key() && sizeChanged(mine)) {
                            failure = Optional.of(MediaTexts.media("recording-changed", null));
                            break;
                        }
                        muxer.write(mine);
                        lengthNanos = muxer.lengthNanos();
                    }
                }
                unit = next();
            }
            if (muxer != null) {
                muxer.finish();
            }
        } finally {
            if (muxer != null) {
                muxer.close();
            }
        }
    }

    /** Begins the file with the first key picture whose parameter sets and size are known. */
    private Optional<Mp4Muxer> start(CodedUnit unit) throws IOException, InterruptedException {
        CodedTrack recorded = track();
        boolean sets = recorded.codec() == avcodec.AV_CODEC_ID_H264 || recorded.codec() == avcodec.AV_CODEC_ID_HEVC;
        ParameterSets found = ParameterSets.find(recorded.codec(), unit.view());
        boolean known = !found.isEmpty() || !sets || recorded.parameters().extradata_size() > 0;
        if (!unit.key() || !known) {
            return Optional.empty();
        }
        Optional<FrameExchange> size = output.awaitSize(SIZE_PATIENCE);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        sequences = found.sequences();
        return Optional.of(new Mp4Muxer(
                sink, recorded, found.bytes(), size.get().width(), size.get().height()));
    }

    /** Whether a key picture brings a sequence that the file's beginning does not know. */
    private boolean sizeChanged(CodedUnit unit) {
        Set<ByteBuffer> found = ParameterSets.find(track().codec(), unit.view()).sequences();
        if (sequences.isEmpty()) {
            sequences = found;
        }
        return !sequences.containsAll(found);
    }

    private CodedTrack track() {
        lock.lock();
        try {
            CodedTrack known = track;
            if (known == null) {
                throw new IllegalStateException("No track was told");
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException e) {
        boolean pipe = target instanceof RecordingTarget.Stream;
        if (isFull(e)) {
            Text advice = MediaTexts.of(pipe ? "recording-pipe.advice" : "disk-full.advice");
            failure = Optional.of(new DeviceException.StorageFull(MediaTexts.of("disk-full", name()), advice));
        } else {
            failure = Optional.of(
                    pipe ? MediaTexts.media("recording-pipe", e) : MediaTexts.media("recording-failed", e, name()));
        }
    }

    /** Whether the system says that there is no room; it says so in words only. */
    private static boolean isFull(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("quota exceeded");
    }

    private void discardWaiting() {
        lock.lock();
        try {
            finished = true;
            waiting.forEach(CodedUnit::close);
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    private Object name() {
        return switch (target) {
            case RecordingTarget.File file -> String.valueOf(file.path().getFileName());
            case RecordingTarget.Stream stream -> MediaTexts.of("recording-stream");
        };
    }

    @Override
    public RecordingTarget target() {
        return target;
    }

    @Override
    public Duration length() {
        return Duration.ofNanos(lengthNanos);
    }

    @Override
    public long bytes() {
        return sink.bytes();
    }

    @Override
    public Optional<DeviceException> failure() {
        return failure;
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
