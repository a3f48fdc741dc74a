// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.CodedFeed.Coding;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/** What a family's own client receives: a picture, and sound that may begin later or never. */
final class FeedSource implements StreamSource {
    /** Ticks a second of a picture: the feed's microseconds. */
    private static final int CLOCK_RATE = 1_000_000;
    /** No device sends sound at another rate than between these. */
    private static final int LOWEST_RATE = 4_000;

    private static final int HIGHEST_RATE = 96_000;
    /** More than a piece of sound ever is. */
    private static final int MOST_SOUND_BYTES = 1 << 18;

    private final CodedFeed feed;

    FeedSource(CodedFeed feed) {
        this.feed = feed;
    }

    @Override
    public void run(Receiver receiver) throws DeviceException, InterruptedException {
        Tracks tracks = new Tracks(receiver);
        feed.run(tracks);
        DeviceException failure = tracks.failure;
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public long lost() {
        return feed.counters().lost();
    }

    @Override
    public long repaired() {
        return feed.counters().repaired();
    }

    @Override
    public long bytes() {
        return feed.counters().bytes();
    }

    @Override
    public OptionalInt soundRate() {
        return feed.soundRate();
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public boolean oneClock() {
        return true;
    }

    @Override
    public void close() {
        feed.stop();
    }

    /** Tells a track when the first of its units says how it is coded. */
    private final class Tracks implements CodedFeed.Sink {
        private final Receiver receiver;
        private int told;
        private int pictures = -1;
        private int sounds = -1;
        private @Nullable Coding coding;
        private int rate;
        private @Nullable DeviceException failure;

        Tracks(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void picture(Coding now, ByteBuffer bytes, long micros, boolean key, long arrivedNanos)
                throws InterruptedException {
            if (pictures < 0) {
                coding = now;
                pictures = tell(CodedTrack.video(codec(now), CLOCK_RATE, new byte[0]));
            }
            if (now != coding) {
                // Another decoder is needed, so another opening.
                end(MediaTexts.media("ended", null, feed.where()));
            }
            if (failure == null && bytes.hasRemaining()) {
                receiver.unit(pictures, bytes, micros, key, arrivedNanos);
            }
        }

        @Override
        public void sound(ByteBuffer samples, int newRate, long micros, long arrivedNanos) throws InterruptedException {
            boolean absurd = newRate < LOWEST_RATE || newRate > HIGHEST_RATE || samples.remaining() > MOST_SOUND_BYTES;
            if (absurd || samples.remaining() < 2) {
                return;
            }
            if (sounds < 0) {
                rate = newRate;
                sounds = tell(CodedTrack.sound(avcodec.AV_CODEC_ID_PCM_S16LE, newRate, 1, new byte[0]));
            }
            if (newRate != rate) {
                end(MediaTexts.media("ended", null, feed.where()));
            }
            if (failure == null) {
                ByteBuffer whole = samples.slice(samples.position(), samples.remaining() & ~1);
                receiver.unit(sounds, whole, ticks(micros), true, arrivedNanos);
            }
        }

        private long ticks(long micros) {
            return Math.floorDiv(micros, 1_000_000L) * rate + Math.floorMod(micros, 1_000_000L) * rate / 1_000_000L;
        }

        private int tell(CodedTrack track) {
            try {
                receiver.tracks(List.of(track));
            } catch (DeviceException e) {
                throw new IllegalStateException("A live stream's tracks are always taken", e);
            }
            return told++;
        }

        private void end(DeviceException why) {
            if (failure == null) {
                failure = why;
                feed.stop();
            }
        }

        private static int codec(Coding coding) {
            return switch (coding) {
                case JPEG -> avcodec.AV_CODEC_ID_MJPEG;
                case H264 -> avcodec.AV_CODEC_ID_H264;
                case H265 -> avcodec.AV_CODEC_ID_HEVC;
            };
        }
    }
}
