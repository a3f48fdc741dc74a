// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a clip's pictures anew, smaller, as H.264 that everything plays (libopenh264, constrained baseline). Belongs
 * to one thread; decoder and encoder use further ones of their own.
 */
final class PictureShrinker implements AutoCloseable {
    /** Bits for each pixel of each picture: 4 Mbit/s at 720 lines and 30 pictures a second. */
    private static final double BITS_A_PIXEL = 0.14;

    private static final long SMALLEST_RATE = 200_000;
    private static final double USUAL_RATE = 30;
    private static final double HIGHEST_RATE = 60;
    private static final int KEY_EVERY_SECONDS = 2;
    private static final int MOST_THREADS = 4;
    private static final int SMALLEST_SIDE = 16;

    private final String name;
    private final AVCodecContext encoder;
    private final AVFrame decoded = avutil.av_frame_alloc();
    private final AVFrame scaled = avutil.av_frame_alloc();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final SwsContext scaler;
    private @Nullable AVCodecContext decoder;
    private long lastStamp = Long.MIN_VALUE;

    private PictureShrinker(String name, AVCodecContext encoder) {
        this.name = name;
        this.encoder = encoder;
        scaler = swscale.sws_alloc_context();
        scaler.flags(swscale.SWS_BICUBIC);
        scaled.format(encoder.pix_fmt()).width(encoder.width()).height(encoder.height());
    }

    /**
     * Opens the encoder.
     *
     * @param height of the new picture; never more than the clip's is used
     */
    static PictureShrinker open(ClipInput clip, int height) throws ConversionException {
        AVStream stream = clip.video();
        AVCodecParameters from = stream.codecpar();
        int lines = Math.clamp(height, SMALLEST_SIDE, Math.max(SMALLEST_SIDE, from.height())) & ~1;
        int columns = Math.max(SMALLEST_SIDE, (int) Math.round((double) from.width() * lines / from.height()) & ~1);
        double rate = pictureRate(stream);
        AVCodec codec = avcodec.avcodec_find_encoder_by_name("libopenh264");
        AVCodecContext made = avcodec.avcodec_alloc_context3(codec);
        made.width(columns).height(lines).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        made.time_base(stream.time_base());
        made.framerate(avutil.av_d2q(rate, 1001));
        made.sample_aspect_ratio(stream.sample_aspect_ratio());
        made.bit_rate(bitRate(columns, lines, rate, from.bit_rate()));
        made.gop_size((int) Math.max(1, Math.round(rate * KEY_EVERY_SECONDS)));
        made.thread_count(threads());
        made.flags(made.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        if (avcodec.avcodec_open2(made, codec, (AVDictionary) null) < 0) {
            avcodec.avcodec_free_context(made);
            throw ConversionFault.DAMAGED.about(clip.name());
        }
        return new PictureShrinker(clip.name(), made);
    }

    private static int threads() {
        return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }

    private static double pictureRate(AVStream stream) {
        AVRational average = stream.avg_frame_rate();
        double rate = average.den() > 0 ? (double) average.num() / average.den() : 0;
        return rate >= 1 ? Math.min(rate, HIGHEST_RATE) : USUAL_RATE;
    }

    /** What fits the size, and never more than the clip itself has. */
    static long bitRate(int width, int height, double rate, long original) {
        long fitting = Math.max(SMALLEST_RATE, Math.round(BITS_A_PIXEL * width * height * rate));
        return original > SMALLEST_RATE ? Math.min(fitting, original) : fitting;
    }

    /** What the film's track is told about its packets. */
    AVCodecContext encoder() {
        return encoder;
    }

    /** Goes on with a clip, the first or the next. */
    void begin(ClipInput clip) throws ConversionException {
        closeDecoder();
        AVCodecParameters from = clip.video().codecpar();
        AVCodec codec = avcodec.avcodec_find_decoder(from.codec_id());
        if (codec == null || codec.isNull()) {
            throw ConversionFault.PICTURE_KIND.about(name, ClipInput.codecName(from));
        }
        AVCodecContext made = avcodec.avcodec_alloc_context3(codec);
        decoder = made;
        avcodec.avcodec_parameters_to_context(made, from);
        made.pkt_timebase(clip.video().time_base()).thread_count(threads());
        if (avcodec.avcodec_open2(made, codec, (AVDictionary) null) < 0) {
            throw ConversionFault.DAMAGED.about(clip.name());
        }
    }

    /**
     * Takes one coded picture.
     *
     * @param coded its times in the film's clock; null at the end of a clip
     * @return finished packets in the encoder's clock, the caller's to free
     */
    List<AVPacket> take(@Nullable AVPacket coded) throws ConversionException {
        List<AVPacket> ready = new ArrayList<>();
        AVCodecContext decoding = decoder;
        if (decoding == null) {
            throw new IllegalStateException("No clip was begun");
        }
        // A damaged picture is left out; the ones around it are shown longer.
        avcodec.avcodec_send_packet(decoding, coded);
        while (avcodec.avcodec_receive_frame(decoding, decoded) >= 0) {
            encode(ready);
            avutil.av_frame_unref(decoded);
        }
        return ready;
    }

    private void encode(List<AVPacket> ready) throws ConversionException {
        long stamp = decoded.best_effort_timestamp();
        if (stamp == avutil.AV_NOPTS_VALUE || stamp <= lastStamp) {
            return;
        }
        avutil.av_frame_unref(scaled);
        scaled.format(encoder.pix_fmt()).width(encoder.width()).height(encoder.height());
        if (avutil.av_frame_get_buffer(scaled, 0) < 0 || swscale.sws_scale_frame(scaler, scaled, decoded) < 0) {
            throw ConversionFault.DAMAGED.about(name);
        }
        lastStamp = stamp;
        scaled.pts(stamp).duration(decoded.duration());
        if (avcodec.avcodec_send_frame(encoder, scaled) < 0) {
            throw ConversionFault.DAMAGED.about(name);
        }
        collect(ready);
    }

    private void collect(List<AVPacket> ready) {
        while (avcodec.avcodec_receive_packet(encoder, packet) >= 0) {
            AVPacket own = avcodec.av_packet_alloc();
            avcodec.av_packet_move_ref(own, packet);
            ready.add(own);
        }
    }

    /** The last packets; nothing can be taken afterwards. */
    List<AVPacket> finish() {
        List<AVPacket> ready = new ArrayList<>();
        avcodec.avcodec_send_frame(encoder, null);
        collect(ready);
        return ready;
    }

    private void closeDecoder() {
        if (decoder != null) {
            avcodec.avcodec_free_context(decoder);
            decoder = null;
        }
    }

    @Override
    public void close() {
        closeDecoder();
        swscale.sws_free_context(scaler);
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(scaled);
        avutil.av_frame_free(decoded);
        avcodec.avcodec_free_context(encoder);
    }
}
