// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_log_get_level;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

/** Encodes drawn pictures with libavcodec. For one platform thread: the native calls take their time. */
final class Encoder implements AutoCloseable {
    /** Key frame distance of the real recorder (protocol reference, section 13). */
    private static final int KEY_FRAME_EVERY = 15;

    private static final int JPEG_QUALITY = 4;

    private final AVCodecContext context;
    private final AVFrame drawn;
    private final AVFrame wanted;
    private final SwsContext scaler;
    private final AVPacket packet;
    private boolean closed;

    private Encoder(String codecName, int format, int width, int height, long bitRate) throws IOException {
        if (av_log_get_level() > AV_LOG_ERROR) {
            av_log_set_level(AV_LOG_ERROR);
        }
        AVCodec codec = avcodec_find_encoder_by_name(codecName);
        if (codec == null) {
            throw new IOException("This FFmpeg has no encoder " + codecName);
        }
        context = avcodec_alloc_context3(codec);
        context.width(width).height(height).pix_fmt(format).thread_count(1);
        context.time_base(av_make_q(1, Scene.RATE)).framerate(av_make_q(Scene.RATE, 1));
        if (bitRate > 0) {
            context.bit_rate(bitRate).gop_size(KEY_FRAME_EVERY).flags(AV_CODEC_FLAG_GLOBAL_HEADER);
        } else {
            context.flags(AV_CODEC_FLAG_QSCALE).global_quality(JPEG_QUALITY * FF_QP2LAMBDA);
            context.color_range(AVCOL_RANGE_JPEG);
        }
        require(avcodec_open2(context, codec, (@Nullable AVDictionary) null), "open the encoder " + codecName);
        drawn = frame(AV_PIX_FMT_RGB24, width, height);
        wanted = frame(format, width, height);
        scaler = sws_getContext(
                width, height, AV_PIX_FMT_RGB24, width, height, format, SWS_BILINEAR, null, null, (double @Nullable [])
                        null);
        packet = av_packet_alloc();
    }

    /** H.264 of the lowest common kind: constrained baseline, 4:2:0, no reordering. */
    static Encoder h264(int width, int height, long bitRate) throws IOException {
        return new Encoder("libopenh264", AV_PIX_FMT_YUV420P, width, height, bitRate);
    }

    /** Baseline JPEG, 4:2:2, as the camera makes them (protocol reference, section 13). */
    static Encoder jpeg(int width, int height) throws IOException {
        return new Encoder("mjpeg", AV_PIX_FMT_YUVJ422P, width, height, 0);
    }

    /**
     * Encodes one picture.
     *
     * @return what the encoder gives out now, usually one frame
     */
    List<EncodedFrame> encode(Picture picture, int number) throws IOException {
        require(av_frame_make_writable(drawn), "draw");
        require(av_frame_make_writable(wanted), "draw");
        int row = picture.width() * 3;
        for (int y = 0; y < picture.height(); y++) {
            drawn.data(0).position((long) y * drawn.linesize(0)).put(picture.rgb(), y * row, row);
        }
        drawn.data(0).position(0);
        sws_scale(scaler, drawn.data(), drawn.linesize(), 0, picture.height(), wanted.data(), wanted.linesize());
        wanted.pts(number).quality(context.global_quality());
        require(avcodec_send_frame(context, wanted), "encode");
        return received();
    }

    /** What was still held back. */
    List<EncodedFrame> finish() throws IOException {
        require(avcodec_send_frame(context, null), "encode");
        return received();
    }

    /** The parameter sets, known once the encoder is open. */
    byte[] header() {
        byte[] header = new byte[context.extradata_size()];
        if (header.length > 0) {
            context.extradata().get(header);
        }
        return header;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        av_packet_free(packet);
        sws_freeContext(scaler);
        av_frame_free(wanted);
        av_frame_free(drawn);
        avcodec_free_context(context);
    }

    private List<EncodedFrame> received() {
        List<EncodedFrame> frames = new ArrayList<>();
        while (avcodec_receive_packet(context, packet) == 0) {
            byte[] data = new byte[packet.size()];
            packet.data().get(data);
            frames.add(new EncodedFrame((int) packet.pts(), (packet.flags() & AV_PKT_FLAG_KEY) != 0, data));
            av_packet_unref(packet);
        }
        return frames;
    }

    private static AVFrame frame(int format, int width, int height) throws IOException {
        AVFrame frame = av_frame_alloc();
        frame.format(format).width(width).height(height);
        require(av_frame_get_buffer(frame, 0), "find memory for a picture");
        return frame;
    }

    static void require(int result, String what) throws IOException {
        if (result < 0) {
            throw new IOException("FFmpeg could not " + what + ": error " + result);
        }
    }
}
