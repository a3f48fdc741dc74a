// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.nio.ByteBuffer;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.CodedFeed.Coding;
import org.holdfast.family.a9.command.CameraDialect.SoundCoding;
import org.holdfast.family.a9.picture.StreamClock;
import org.holdfast.family.a9.picture.StreamOutput;
import org.holdfast.family.a9.sound.SoundDecoder;

/** Puts what was assembled on one clock, decodes its sound, and hands both on. For one thread. */
final class FeedOutput implements StreamOutput {
    private final CodedFeed.Sink sink;
    private final PictureMeasure measure;
    private final SoundDecoder decoder;
    private final StreamClock clock = new StreamClock();

    FeedOutput(CodedFeed.Sink sink, PictureMeasure measure, SoundCoding coding, boolean continuous) {
        this.sink = sink;
        this.measure = measure;
        decoder = new SoundDecoder(coding, continuous);
    }

    @Override
    public void picture(Coding coding, ByteBuffer bytes, boolean key, long cameraMillis, long arrivedNanos)
            throws InterruptedException {
        if (coding == Coding.JPEG) {
            measure.picture(bytes, arrivedNanos);
        }
        sink.picture(coding, bytes, clock.picture(cameraMillis, arrivedNanos), key, arrivedNanos);
    }

    @Override
    public void sound(ByteBuffer bytes, boolean headed, int missed, long arrivedNanos) throws InterruptedException {
        ByteBuffer samples = decoder.decode(bytes, headed);
        int count = samples.remaining() / Short.BYTES;
        if (count > 0) {
            sink.sound(
                    samples,
                    SoundDecoder.RATE,
                    clock.sound(count, SoundDecoder.RATE, missed, arrivedNanos),
                    arrivedNanos);
        }
    }
}
