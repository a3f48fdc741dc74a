// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.holdfast.device.DeviceException;

/**
 * Pictures that are decoded and encoded again as H.264, much smaller than JPEGs. The encoder is libopenh264 (constrained
 * baseline, software): the one for H.264 that FFmpeg's LGPL build has.
 */
final class EncodedPicture implements RecordedTrack {
    /** FFmpeg's name of the encoder. */
    static final String ENCODER = "libopenh264";

    /** Bits for each pixel of each picture: 1 Mbit/s at 640x480. */
    private static final double BITS_A_PIXEL = 0.14;

    private static final int USUAL_RATE = 25;
    private static final int KEY_EVERY = 2 * USUAL_RATE;
    private static final int SMALLEST_SIDE = 16;

    private final int clockRate;
    private final AVCodecContext decoder;
    private final AVCodecContext encoder;
    private final AVCodecParameters parameters = avcodec.avcodec_parameters_alloc();
    private final SwsContext scaler = swscale.sws_alloc_context();
    private final AVFrame decoded = avutil.av_frame_alloc();
    private final AVFrame scaled = avutil.av_frame_alloc();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private long lastStamp = -1;
    private long lastStep;
    private boolean closed;

    private EncodedPicture(CodedTrack track, AVCodecContext decoder, AVCodecContext encoder) {
        this.clockRate = track.clockRate();
        this.decoder = decoder;
        this.encoder = encoder;
        scaler.flags(swscale.SWS_FAST_BILINEAR);
        avcodec.avcodec_parameters_from_context(parameters, encoder);
    }

    /** Whether this FFmpeg has the encoder. */
    static boolean available() {
        FfmpegEngine.load();
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(ENCODER);
        return codec != null && !codec.isNull();
    }

    /**
     * Opens decoder and encoder.
     *
     * @param apart whether the file keeps parameter sets apart from the pictures
     * @throws IOException when there is none of them
     */
    static EncodedPicture open(CodedTrack track, int width, int height, boolean apart) throws IOException {
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(ENCODER);
        if (codec == null || codec.isNull()) {
            throw new IOException("This FFmpeg has no " + ENCODER);
        }
        AVCodecContext encoder = avcodec.avcodec_alloc_context3(codec);
        int columns = Math.max(SMALLEST_SIDE, width & ~1);
        int lines = Math.max(SMALLEST_SIDE, height & ~1);
        encoder.width(columns).height(lines).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        encoder.time_base(avutil.av_make_q(1, track.clockRate())).framerate(avutil.av_make_q(USUAL_RATE, 1));
        encoder.bit_rate(Math.round(BITS_A_PIXEL * columns * lines * USUAL_RATE));
        encoder.gop_size(KEY_EVERY).thread_count(1);
        encoder.flags(encoder.flags() | (apart ? avcodec.AV_CODEC_FLAG_GLOBAL_HEADER : 0));
        if (avcodec.avcodec_open2(encoder, codec, (AVDictionary) null) < 0) {
            avcodec.avcodec_free_context(encoder);
            throw new IOException(ENCODER + " does not start");
        }
        try {
            AVCodecContext decoder =
                    VideoDecoder.context(track, AVCodecContext.FF_THREAD_SLICE, avcodec.AV_CODEC_FLAG_LOW_DELAY);
            return new EncodedPicture(track, decoder, encoder);
        } catch (DeviceException e) {
            avcodec.avcodec_free_context(encoder);
            throw new IOException(e);
        }
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
        // A picture that cannot be decoded is left out; the one before is shown longer.
        avcodec.avcodec_send_packet(decoder, unit.packet());
        while (avcodec.avcodec_receive_frame(decoder, decoded) >= 0) {
            try {
                encode(Math.max(ticks, lastStamp + 1), out);
            } finally {
                avutil.av_frame_unref(decoded);
            }
        }
    }

    private void encode(long stamp, Packets out) throws IOException {
        avutil.av_frame_unref(scaled);
        scaled.format(encoder.pix_fmt()).width(encoder.width()).height(encoder.height());
        if (avutil.av_frame_get_buffer(scaled, 0) < 0 || swscale.sws_scale_frame(scaler, scaled, decoded) < 0) {
            return;
        }
        lastStep = lastStamp < 0 ? clockRate / USUAL_RATE : stamp - lastStamp;
        lastStamp = stamp;
        scaled.pts(stamp).duration(lastStep);
        if (avcodec.avcodec_send_frame(encoder, scaled) >= 0) {
            collect(out);
        }
    }

    private void collect(Packets out) throws IOException {
        while (avcodec.avcodec_receive_packet(encoder, packet) >= 0) {
            if (packet.duration() <= 0) {
                packet.duration(lastStep);
            }
            out.write(packet);
            avcodec.av_packet_unref(packet);
        }
    }

    @Override
    public void finish(Packets out) throws IOException {
        avcodec.avcodec_send_frame(encoder, null);
        collect(out);
    }

    @Override
    public long lengthNanos() {
        return lastStamp < 0 ? 0 : (long) ((lastStamp + lastStep) * 1e9 / clockRate);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        swscale.sws_free_context(scaler);
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(scaled);
        avutil.av_frame_free(decoded);
        avcodec.avcodec_parameters_free(parameters);
        avcodec.avcodec_free_context(decoder);
        avcodec.avcodec_free_context(encoder);
    }
}
