// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.CodedFeed.Coding;
import org.holdfast.device.DeviceException;

/** What a family's own client receives. */
final class FeedSource implements StreamSource {
    /** Ticks a second: the feed's microseconds. */
    private static final int CLOCK_RATE = 1_000_000;

    private final CodedFeed feed;

    FeedSource(CodedFeed feed) {
        this.feed = feed;
    }

    @Override
    public void run(Receiver receiver) throws DeviceException, InterruptedException {
        feed.run(new Tracks(receiver));
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
    public boolean live() {
        return true;
    }

    @Override
    public void close() {
        feed.stop();
    }

    /** Tells the tracks when the first picture says how pictures are coded. */
    private static final class Tracks implements CodedFeed.Sink {
        private static final int PICTURE = 0;

        private final Receiver receiver;
        private boolean told;

        Tracks(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void picture(Coding coding, ByteBuffer bytes, long micros, boolean key, long arrivedNanos)
                throws InterruptedException {
            if (!told) {
                told = true;
                try {
                    receiver.tracks(List.of(CodedTrack.video(codec(coding), CLOCK_RATE, new byte[0])));
                } catch (DeviceException e) {
                    throw new IllegalStateException("A live stream's tracks are always taken", e);
                }
            }
            receiver.unit(PICTURE, bytes, micros, key, arrivedNanos);
        }

        @Override
        public void sound(ByteBuffer samples, int rate, long micros, long arrivedNanos) {
            // Heard where the player takes sound that begins after the picture.
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
