// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a clip into a {@link ClipQueue}, on a thread of its own that may block in the source. Everything native that it
 * makes it frees itself, so that a source which does not let go in time holds up nobody else.
 */
final class ClipReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ClipReader.class);
    private static final int NANOS = 1_000_000_000;
    private static final long LONGEST_NANOS = Duration.ofDays(1000).toNanos();

    private final ClipSource source;
    private final ClipQueue queue;
    private volatile @Nullable SeekableByteChannel channel;
    private volatile @Nullable ContainerInput input;
    private volatile boolean closed;
    private int video = -1;
    private int sound = -1;
    private long startNanos;

    ClipReader(ClipSource source, ClipQueue queue) {
        this.source = source;
        this.queue = queue;
    }

    @Override
    public void run() {
        try (SeekableByteChannel open = source.open()) {
            channel = open;
            if (!closed) {
                readFrom(open);
            }
        } catch (IOException e) {
            queue.fail(ContainerInput.why(source.name(), e));
        } catch (DeviceException e) {
            queue.fail(e);
        } catch (InterruptedException e) {
            // Closing interrupts a reader that waits.
            return;
        } catch (RuntimeException | Error e) {
            LOG.error("Reading {} failed", source.name(), e);
            queue.fail(MediaTexts.media("file-unreadable", e, source.name()));
        }
    }

    private void readFrom(SeekableByteChannel open) throws DeviceException, InterruptedException {
        AVPacket packet = avcodec.av_packet_alloc();
        try (ContainerInput reading = ContainerInput.open(source.name(), open)) {
            input = reading;
            queue.opened(tracks(reading));
            while (!closed) {
                long place = queue.takePlace();
                if (place != ClipQueue.NOWHERE) {
                    go(reading.context(), place);
                }
                if (!readOn(reading, packet)) {
                    return;
                }
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    /** Reads until another place is wanted; false when the reader has to end. */
    private boolean readOn(ContainerInput reading, AVPacket packet) throws DeviceException, InterruptedException {
        while (reading.read(packet)) {
            boolean wanted = file(reading, packet);
            avcodec.av_packet_unref(packet);
            if (!wanted) {
                return true;
            }
        }
        Optional<IOException> broken = reading.failure();
        if (broken.isPresent()) {
            throw ContainerInput.why(source.name(), broken.get());
        }
        return queue.awaitPlace();
    }

    private boolean file(ContainerInput reading, AVPacket packet) throws InterruptedException {
        int index = packet.stream_index();
        if ((index != video && index != sound) || packet.size() <= 0) {
            return !closed;
        }
        ByteBuffer bytes = packet.data().capacity(packet.size()).asByteBuffer();
        long nanos = Math.clamp(reading.stamp(packet, NANOS) - startNanos, -LONGEST_NANOS, LONGEST_NANOS);
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        return queue.put(index == video, CodedUnit.of(bytes, nanos, key, System.nanoTime()));
    }

    private ClipTracks tracks(ContainerInput reading) throws DeviceException {
        video = reading.track(true, -1);
        sound = reading.track(false, video);
        if (video < 0 && sound < 0) {
            throw MediaTexts.media("file-unreadable", null, source.name());
        }
        AVFormatContext context = reading.context();
        long start = context.start_time();
        startNanos = start == avutil.AV_NOPTS_VALUE ? 0 : 1000 * start;
        long micros = context.duration();
        boolean told = micros > 0 && micros < LONGEST_NANOS / 1000;
        return new ClipTracks(
                copy(context, video, true),
                copy(context, sound, false),
                told ? Optional.of(Duration.ofNanos(1000 * micros)) : Optional.empty());
    }

    private static Optional<CodedTrack> copy(AVFormatContext context, int track, boolean video) {
        return track < 0
                ? Optional.empty()
                : Optional.of(
                        CodedTrack.copy(video, NANOS, context.streams(track).codecpar()));
    }

    private void go(AVFormatContext context, long place) {
        long micros = (place + startNanos) / 1000;
        if (avformat.avformat_seek_file(context, -1, Long.MIN_VALUE, micros, micros, 0) < 0
                && avformat.av_seek_frame(context, -1, micros, avformat.AVSEEK_FLAG_BACKWARD) < 0) {
            LOG.debug("{} has no picture at {} ns to go to", source.name(), place);
        }
    }

    /** How many bytes were read. */
    long bytes() {
        ContainerInput reading = input;
        return reading == null ? 0 : reading.bytes();
    }

    /** Ends a read that blocks, from any thread. */
    void close() {
        closed = true;
        SeekableByteChannel open = channel;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("{} could not be closed", source.name(), e);
            }
        }
    }
}
