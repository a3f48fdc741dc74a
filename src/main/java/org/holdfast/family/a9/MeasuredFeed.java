// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.DeviceException;

/**
 * Another feed, measured.
 *
 * @param feed where pictures and sound come from
 * @param measure told of each picture
 */
record MeasuredFeed(CodedFeed feed, PictureMeasure measure) implements CodedFeed {
    @Override
    public String where() {
        return feed.where();
    }

    @Override
    public void run(Sink sink) throws DeviceException, InterruptedException {
        feed.run(new Sink() {
            @Override
            public void picture(Coding coding, ByteBuffer bytes, long micros, boolean key, long arrivedNanos)
                    throws InterruptedException {
                measure.picture(bytes, arrivedNanos);
                sink.picture(coding, bytes, micros, key, arrivedNanos);
            }

            @Override
            public void sound(ByteBuffer samples, int rate, long micros, long arrivedNanos)
                    throws InterruptedException {
                sink.sound(samples, rate, micros, arrivedNanos);
            }
        });
    }

    @Override
    public void stop() {
        feed.stop();
    }

    @Override
    public OptionalInt soundRate() {
        return feed.soundRate();
    }

    @Override
    public Counters counters() {
        return feed.counters();
    }
}
