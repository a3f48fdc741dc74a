// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * A clip's sound: decoded, made continuous (gaps become silence, what overlaps is cut) and handed to a sound line as
 * fast as that takes it. What the line has played is the clock that the pictures follow; between the steps in which a
 * line tells that, the time that passed is added. For one thread, which it does not block.
 */
final class ClipSound implements ClipClock, AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    /** Timestamps may be off by this much before sound is cut or silence put in. */
    private static final long JITTER = SECOND / 30;
    /** How long a line may say nothing new before the clock stands, too. */
    private static final long STEP = SECOND / 10;
    /** How long a running line may play nothing before it counts as gone. */
    private static final long GONE = 2 * SECOND;

    private static final byte[] SILENCE = new byte[16 * 1024];

    private final ClipTime time;
    private final AVCodecContext context;
    private final SoundLine line;
    private final int rate;
    private final AVFrame decoded = avutil.av_frame_alloc();
    private volatile double volume = 1;
    private @Nullable StereoConverter converter;
    private byte[] samples = new byte[0];
    private int offset;
    private int limit;
    private long silentFrames;
    private long start;
    private long fed;
    private long content;
    private long playedBefore;
    private long lastPlayed;
    private long lastChangeNanos;
    private long latest;
    private boolean running;
    private boolean drained;

    private ClipSound(ClipTime time, AVCodecContext context, SoundLine line, int rate) {
        this.time = time;
        this.context = context;
        this.line = line;
        this.rate = rate;
    }

    /** The sound of {@code track}; empty where there is no decoder or no device for it. */
    static Optional<ClipSound> open(CodedTrack track, SoundLines lines, ClipTime time) {
        int rate = track.parameters().sample_rate();
        AVCodecContext context = SoundDecoder.open(track);
        if (context == null) {
            return Optional.empty();
        }
        Optional<SoundLine> line = rate < 1 ? Optional.empty() : lines.open(rate);
        if (line.isEmpty()) {
            avcodec.avcodec_free_context(context);
            return Optional.empty();
        }
        return Optional.of(new ClipSound(time, context, line.get(), rate));
    }

    /** 0 for silence to 1; from any thread. */
    void volume(double wanted) {
        volume = Math.clamp(wanted, 0, 1);
    }

    /** Forgets what was decoded, for another place of the clip. */
    void forget() {
        stop();
        line.flush();
        avcodec.avcodec_flush_buffers(context);
        limit = 0;
        offset = 0;
        silentFrames = 0;
        drained = false;
    }

    @Override
    public void set(long nanos) {
        line.flush();
        start = nanos;
        latest = nanos;
        fed = 0;
        content = 0;
        playedBefore = line.played();
        lastPlayed = 0;
        lastChangeNanos = time.nanos();
    }

    @Override
    public void start() {
        if (!running) {
            running = true;
            lastChangeNanos = time.nanos();
            line.start();
        }
    }

    @Override
    public void stop() {
        if (running) {
            latest = now();
            running = false;
            line.stop();
        }
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public long now() {
        look();
        long since = running && lastPlayed < fed ? Math.clamp(time.nanos() - lastChangeNanos, 0, STEP) : 0;
        latest = Math.max(latest, start + Math.min(nanos(lastPlayed) + since, nanos(fed)));
        return latest;
    }

    /** Whether a running line has stopped playing what it was given. */
    boolean gone() {
        look();
        return running && lastPlayed < fed && time.nanos() - lastChangeNanos > GONE;
    }

    /** How much sound the line still has to play. */
    long ahead() {
        return start + nanos(fed) - now();
    }

    /** Whether the line has played all of the track; where it plays the last of what it has late, silence helps. */
    boolean through() {
        return drained && offset == limit && silentFrames == 0 && now() >= start + nanos(content);
    }

    /**
     * Hands the line what it takes now.
     *
     * @param fill whether silence stands in where the track has nothing
     */
    void feed(ClipQueue queue, boolean fill) {
        int room = line.room();
        while (room > 0) {
            int frames;
            if (silentFrames > 0) {
                frames = write(SILENCE, 0, (int) Math.min(room, silentFrames));
                silentFrames -= frames;
            } else if (offset < limit) {
                frames = write(samples, offset, Math.min(room, (limit - offset) / StereoConverter.FRAME));
                offset += frames * StereoConverter.FRAME;
                content = fed;
            } else if (decode(queue)) {
                frames = 0;
            } else if (fill) {
                frames = write(SILENCE, 0, Math.min(room, rate / 50));
            } else {
                return;
            }
            room -= frames;
        }
    }

    private int write(byte[] from, int at, int frames) {
        int now = Math.min(frames, (from.length - at) / StereoConverter.FRAME);
        line.write(from, at, now);
        fed += now;
        return now;
    }

    /** Decodes the next piece into the samples, which may stay empty; false where the queue has nothing. */
    private boolean decode(ClipQueue queue) {
        while (avcodec.avcodec_receive_frame(context, decoded) < 0) {
            try (CodedUnit unit = queue.poll(false)) {
                if (unit == null) {
                    drained = queue.finished();
                    return false;
                }
                avcodec.avcodec_send_packet(context, unit.packet());
            }
        }
        StereoConverter converting = converter;
        if (converting == null || !converting.fits(decoded)) {
            if (converting != null) {
                converting.close();
            }
            converting = StereoConverter.open(decoded, rate).orElse(null);
            converter = converting;
        }
        offset = 0;
        limit = 0;
        if (converting != null) {
            limit = converting.convert(decoded);
            samples = converting.samples();
            Loudness.apply(samples, limit, volume);
            place(decoded.best_effort_timestamp());
        }
        avutil.av_frame_unref(decoded);
        return true;
    }

    /** Puts silence before the new samples or cuts them, so that they begin where they belong. */
    private void place(long stamp) {
        if (stamp == avutil.AV_NOPTS_VALUE) {
            return;
        }
        long off = stamp - start - nanos(fed);
        if (off > JITTER) {
            silentFrames = frames(off);
        } else if (off < -JITTER) {
            long late = frames(-off);
            offset = (int) Math.min(limit, late * StereoConverter.FRAME);
        }
    }

    private void look() {
        long played = Math.clamp(line.played() - playedBefore, 0, fed);
        if (played > lastPlayed) {
            lastPlayed = played;
            lastChangeNanos = time.nanos();
        } else if (lastPlayed == fed) {
            // A line that has nothing to play is not gone.
            lastChangeNanos = time.nanos();
        }
    }

    private long nanos(long frames) {
        return (frames / rate) * SECOND + (frames % rate) * SECOND / rate;
    }

    private long frames(long nanos) {
        return (nanos / SECOND) * rate + (nanos % SECOND) * rate / SECOND;
    }

    @Override
    public void close() {
        line.stop();
        line.close();
        if (converter != null) {
            converter.close();
        }
        avcodec.avcodec_free_context(context);
        avutil.av_frame_free(decoded);
    }
}
