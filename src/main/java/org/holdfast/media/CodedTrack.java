// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * What a decoder must know of a track. Holds native memory until it is closed, which nobody may do before the
 * decoders and recordings that use it have ended.
 */
final class CodedTrack implements AutoCloseable {
    private final boolean video;
    private final int clockRate;
    private final int codec;
    private final AVCodecParameters parameters;
    private boolean closed;

    private CodedTrack(boolean video, int clockRate, AVCodecParameters parameters) {
        this.video = video;
        this.clockRate = clockRate;
        this.codec = parameters.codec_id();
        this.parameters = parameters;
    }

    /**
     * A picture.
     *
     * @param codec FFmpeg's number of the codec
     * @param clockRate ticks a second of its timestamps
     * @param extra what the decoder must know first; may be empty
     */
    static CodedTrack video(int codec, int clockRate, byte[] extra) {
        AVCodecParameters made = make(avutil.AVMEDIA_TYPE_VIDEO, codec, extra);
        return new CodedTrack(true, clockRate, made);
    }

    /** Sound; its timestamps tick at the sample rate. */
    static CodedTrack sound(int codec, int sampleRate, int channels, byte[] extra) {
        AVCodecParameters made = make(avutil.AVMEDIA_TYPE_AUDIO, codec, extra);
        made.sample_rate(sampleRate);
        avutil.av_channel_layout_default(made.ch_layout(), channels);
        return new CodedTrack(false, sampleRate, made);
    }

    /** A copy of what a demuxer found out. */
    static CodedTrack copy(boolean video, int clockRate, AVCodecParameters from) {
        AVCodecParameters made = avcodec_parameters_alloc();
        avcodec.avcodec_parameters_copy(made, from);
        return new CodedTrack(video, clockRate, made);
    }

    private static AVCodecParameters make(int type, int codec, byte[] extra) {
        AVCodecParameters made = avcodec_parameters_alloc();
        made.codec_type(type).codec_id(codec);
        setExtra(made, extra);
        return made;
    }

    /** Gives parameters a copy of {@code extra}, padded as decoders want it. */
    static void setExtra(AVCodecParameters parameters, byte[] extra) {
        if (extra.length == 0) {
            return;
        }
        BytePointer earlier = parameters.extradata();
        if (earlier != null) {
            avutil.av_free(earlier);
        }
        BytePointer memory =
                new BytePointer(avutil.av_mallocz(extra.length + (long) avcodec.AV_INPUT_BUFFER_PADDING_SIZE));
        MemorySegment.ofAddress(memory.address()).reinterpret(extra.length).copyFrom(MemorySegment.ofArray(extra));
        parameters.extradata(memory).extradata_size(extra.length);
    }

    boolean video() {
        return video;
    }

    int codec() {
        return codec;
    }

    int clockRate() {
        return clockRate;
    }

    AVCodecParameters parameters() {
        return parameters;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec_parameters_free(parameters);
        }
    }
}
