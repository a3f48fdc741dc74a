// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording with a thread of its own, so that a slow disk never holds the receiver up: {@link #offer} files a
 * shared unit and returns. The file's picture and sound are those of {@link RecordingFile}.
 */
final class RunningRecording implements StreamRecording {
    /** How long a recording waits for sound to begin, where it may begin after the picture. */
    static final Duration SOUND_PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(RunningRecording.class);
    /** How much may wait for the disk. */
    private static final long MOST_WAITING_BYTES = 64L * 1024 * 1024;

    private static final Duration SIZE_PATIENCE = Duration.ofSeconds(3);
    private static final Duration CLOSING = Duration.ofMillis(1500);

    private final RecordingTarget target;
    private final RecordingSink sink;
    private final PictureOutput output;
    private final boolean oneClock;
    private final LateSound lateSound;
    private final RecordingQueue queue = new RecordingQueue(MOST_WAITING_BYTES);
    private final Thread writer;
    private volatile Optional<DeviceException> failure = Optional.empty();
    private volatile boolean running = true;
    private volatile long lengthNanos;

    private Set<ByteBuffer> sequences = Set.of();

    /**
     * What to do about sound that has not begun with the first picture.
     *
     * @param patience how long the file's beginning waits for it
     * @param rate samples a second of that for which room is kept where it begins later still; empty for none
     */
    record LateSound(Duration patience, OptionalInt rate) {
        /** Neither waits nor keeps room. */
        static final LateSound NONE = new LateSound(Duration.ZERO, OptionalInt.empty());
    }

    private RunningRecording(
            RecordingTarget target, RecordingSink sink, PictureOutput output, boolean oneClock, LateSound lateSound) {
        this.target = target;
        this.sink = sink;
        this.output = output;
        this.oneClock = oneClock;
        this.lateSound = lateSound;
        this.writer = Thread.ofPlatform().name("rec-" + name()).daemon().unstarted(this::run);
    }

    /** Makes the file and waits for the first key picture; no sound is waited for. */
    static RunningRecording open(RecordingTarget target, PictureOutput output) throws IOException {
        return open(target, RecordingSink.open(target), output, true, LateSound.NONE);
    }

    /**
     * As {@link #open(RecordingTarget, PictureOutput)}, with a sink of the caller's.
     *
     * @param oneClock whether the timestamps of picture and sound count from the same moment
     * @param lateSound what to do where sound has not begun yet
     */
    static RunningRecording open(
            RecordingTarget target, RecordingSink sink, PictureOutput output, boolean oneClock, LateSound lateSound) {
        RunningRecording recording = new RunningRecording(target, sink, output, oneClock, lateSound);
        recording.writer.start();
        return recording;
    }

    /** Tells of a track, before the first {@link #offer} of its units. */
    void begin(CodedTrack track) {
        queue.begin(track);
    }

    /** Files one picture or piece of sound, from the receiving thread. */
    void offer(CodedUnit unit, boolean video) {
        queue.offer(unit, video);
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
            queue.abandon();
            running = false;
            try {
                sink.close();
            } catch (IOException e) {
                LOG.debug("Closing the recording failed", e);
            }
        }
    }

    private void write() throws IOException, InterruptedException {
        RecordingFile file = null;
        try {
            RecordingQueue.Entry entry = queue.next();
            while (entry != null) {
                try (CodedUnit mine = entry.unit()) {
                    if (file == null && entry.video()) {
                        file = start(mine).orElse(null);
                    }
                    if (file != null && !write(file, mine, entry.video())) {
                        break;
                    }
                }
                entry = queue.next();
            }
            if (queue.overrun()) {
                failure = Optional.of(MediaTexts.media("recording-slow", null, name()));
            }
            if (file != null) {
                file.finish();
                lengthNanos = file.lengthNanos();
            }
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    /** False where the file cannot hold it, which ends the recording. */
    private boolean write(RecordingFile file, CodedUnit unit, boolean video) throws IOException {
        if (!video) {
            file.sound(queue.sound(), unit);
            return true;
        }
        if (unit.key() && target.kind() == RecordingKind.AS_SENT && sizeChanged(unit)) {
            failure = Optional.of(MediaTexts.media("recording-changed", null));
            return false;
        }
        file.picture(unit);
        lengthNanos = file.lengthNanos();
        return true;
    }

    /** Begins the file with the first key picture whose parameter sets and size are known. */
    private Optional<RecordingFile> start(CodedUnit unit) throws IOException, InterruptedException {
        CodedTrack recorded = queue.picture();
        boolean sets = hasSets(recorded);
        ParameterSets found = sets ? ParameterSets.find(recorded.codec(), unit.view()) : ParameterSets.NONE;
        boolean known = !found.isEmpty() || !sets || recorded.parameters().extradata_size() > 0;
        if (!unit.key() || !known) {
            return Optional.empty();
        }
        Optional<Size> size = size(recorded, unit);
        if (size.isEmpty()) {
            return Optional.empty();
        }
        Optional<CodedTrack> sound = queue.awaitSound(lateSound.patience());
        sequences = found.sequences();
        return Optional.of(new RecordingFile(
                sink,
                target,
                new RecordingFile.Tracks(recorded, sound, lateSound.rate(), oneClock),
                unit,
                found.bytes(),
                size.get().width(),
                size.get().height()));
    }

    /** A JPEG says its size itself; that of other pictures is known once the first was decoded. */
    private Optional<Size> size(CodedTrack recorded, CodedUnit unit) throws InterruptedException {
        if (recorded.codec() == avcodec.AV_CODEC_ID_MJPEG) {
            return JpegHead.of(unit.view())
                    .filter(head -> FrameExchange.accepts(head.width(), head.height()))
                    .map(head -> new Size(head.width(), head.height()));
        }
        return output.awaitSize(SIZE_PATIENCE).map(shown -> new Size(shown.width(), shown.height()));
    }

    /** Whether a key picture brings a sequence that the file's beginning does not know. */
    private boolean sizeChanged(CodedUnit unit) {
        CodedTrack recorded = queue.picture();
        if (!hasSets(recorded)) {
            return false;
        }
        Set<ByteBuffer> found =
                ParameterSets.find(recorded.codec(), unit.view()).sequences();
        if (sequences.isEmpty()) {
            sequences = found;
        }
        return !sequences.containsAll(found);
    }

    private static boolean hasSets(CodedTrack track) {
        return track.codec() == avcodec.AV_CODEC_ID_H264 || track.codec() == avcodec.AV_CODEC_ID_HEVC;
    }

    /** A picture's, in pixels. */
    private record Size(int width, int height) {}

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
        queue.finish();
        // A player's receiving thread was interrupted to end; the file is to be whole nevertheless.
        boolean interrupted = false;
        long end = System.nanoTime() + CLOSING.toNanos();
        long left = CLOSING.toNanos();
        while (writer.isAlive() && left > 0) {
            try {
                writer.join(Duration.ofNanos(left));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = end - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
