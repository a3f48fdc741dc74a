// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** Units that go into the file as they came. */
final class CopiedTrack implements RecordedTrack {
    private final AVCodecParameters parameters = avcodec.avcodec_parameters_alloc();
    private final int clockRate;
    private final int usualStep;
    private long lastStamp = -1;
    private long lastStep;

    private CopiedTrack(CodedTrack track, int usualStep) {
        avcodec.avcodec_parameters_copy(parameters, track.parameters());
        parameters.codec_tag(0);
        this.clockRate = track.clockRate();
        this.usualStep = usualStep;
    }

    /**
     * A picture.
     *
     * @param extra parameter sets, for codecs that have them
     */
    static CopiedTrack picture(CodedTrack track, byte[] extra, int width, int height) {
        CopiedTrack made = new CopiedTrack(track, track.clockRate() / 30);
        CodedTrack.setExtra(made.parameters, extra);
        made.parameters.width(width).height(height);
        return made;
    }

    /** Sound in frames of 1024 moments, as AAC has them. */
    static CopiedTrack aac(CodedTrack track) {
        CopiedTrack made = new CopiedTrack(track, 1024);
        made.parameters.frame_size(1024);
        return made;
    }

    @Override
    public AVCodecParameters parameters() {
        return parameters;
    }

    @Override
    public int clockRate() {
        return clockRate;
    }

    @Override
    public void take(CodedUnit unit, long ticks, Packets out) throws IOException {
        if (ticks < 0) {
            return;
        }
        long stamp = Math.max(ticks, lastStamp + 1);
        lastStep = lastStamp < 0 ? usualStep : stamp - lastStamp;
        lastStamp = stamp;
        AVPacket packet = unit.packet();
        packet.pts(stamp).dts(stamp).duration(lastStep);
        out.write(packet);
    }

    @Override
    public void finish(Packets out) {
        // Nothing was held back.
    }

    @Override
    public long lengthNanos() {
        return lastStamp < 0 ? 0 : (long) ((lastStamp + lastStep) * 1e9 / clockRate);
    }

    @Override
    public void close() {
        if (!parameters.isNull()) {
            avcodec.avcodec_parameters_free(parameters);
            parameters.setNull();
        }
    }
}
