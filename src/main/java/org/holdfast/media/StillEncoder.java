// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

/** Turns a still's pixels into the bytes of a picture file with FFmpeg's own encoders. */
final class StillEncoder {
    /** Quality of JPEGs as FFmpeg counts it: 2 is best, 31 worst. */
    private static final int JPEG_QUALITY = 3;

    /** A kind of picture file. */
    enum Kind {
        PNG(avcodec.AV_CODEC_ID_PNG, avutil.AV_PIX_FMT_RGB24),
        JPEG(avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ420P);

        private final int codec;
        private final int format;

        Kind(int codec, int format) {
            this.codec = codec;
            this.format = format;
        }
    }

    private StillEncoder() {}

    /**
     * The bytes of a picture file.
     *
     * @throws IOException when FFmpeg cannot encode it
     */
    static ByteBuffer encode(Still still, Kind kind) throws IOException {
        FfmpegEngine.load();
        AVCodec codec = avcodec.avcodec_find_encoder(kind.codec);
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        AVFrame picture = avutil.av_frame_alloc();
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            context.width(still.width()).height(still.height()).pix_fmt(kind.format);
            context.time_base(new AVRational().num(1).den(1));
            context.color_range(avutil.AVCOL_RANGE_JPEG);
            context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
            context.global_quality(JPEG_QUALITY * avutil.FF_QP2LAMBDA);
            check(avcodec.avcodec_open2(context, codec, (AVDictionary) null));
            picture.format(kind.format).width(still.width()).height(still.height());
            picture.quality(context.global_quality());
            check(avutil.av_frame_get_buffer(picture, 0));
            convert(still, picture, kind);
            check(avcodec.avcodec_send_frame(context, picture));
            check(avcodec.avcodec_receive_packet(context, packet));
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            return ByteBuffer.wrap(bytes);
        } finally {
            avcodec.av_packet_free(packet);
            avutil.av_frame_free(picture);
            avcodec.avcodec_free_context(context);
        }
    }

    private static void convert(Still still, AVFrame picture, Kind kind) throws IOException {
        SwsContext scaler = swscale.sws_alloc_context();
        AVFrame from = avutil.av_frame_alloc();
        try (BytePointer pixels = new BytePointer(still.pixels().asByteBuffer())) {
            scaler.flags(swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND);
            from.format(avutil.AV_PIX_FMT_BGR0).width(still.width()).height(still.height());
            from.data(0, pixels).linesize(0, 4 * still.width());
            if (kind == Kind.JPEG) {
                picture.color_range(avutil.AVCOL_RANGE_JPEG);
            }
            check(swscale.sws_scale_frame(scaler, picture, from));
        } finally {
            from.data(0, new BytePointer());
            avutil.av_frame_free(from);
            swscale.sws_free_context(scaler);
        }
    }

    private static void check(int result) throws IOException {
        if (result < 0) {
            throw new IOException("FFmpeg cannot encode the picture (" + result + ")");
        }
    }
}
