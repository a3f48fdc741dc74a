// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes pictures with libavcodec and lets libswscale write them straight into the shared buffers. Belongs to one
 * decoder thread, which also closes it.
 */
final class VideoDecoder implements AutoCloseable {
    private static final int MOST_THREADS = 4;

    private final PictureOutput output;
    private final boolean jpeg;
    private final AVCodecContext context;
    private final AVFrame decoded = avutil.av_frame_alloc();
    private final PictureScaler scaler;

    private VideoDecoder(AVCodecContext context, boolean jpeg, PictureOutput output) {
        this.context = context;
        this.jpeg = jpeg;
        this.output = output;
        this.scaler = new PictureScaler(output);
    }

    /**
     * A decoder for {@code track}.
     *
     * @param live whether pictures must come out at once
     * @throws DeviceException when there is none
     */
    static VideoDecoder open(CodedTrack track, PictureOutput output, boolean live) throws DeviceException {
        // Threads that share one picture add no delay; threads that take a picture each would.
        AVCodecContext context =
                context(track, AVCodecContext.FF_THREAD_SLICE, live ? avcodec.AV_CODEC_FLAG_LOW_DELAY : 0);
        return new VideoDecoder(context, track.codec() == avcodec.AV_CODEC_ID_MJPEG, output);
    }

    /**
     * An open decoder, for the caller to free.
     *
     * @param threads libavcodec's kind of threads
     * @param flags libavcodec's further flags
     * @throws DeviceException when there is none
     */
    static AVCodecContext context(CodedTrack track, int threads, int flags) throws DeviceException {
        AVCodec codec = avcodec_find_decoder(track.codec());
        if (codec == null || codec.isNull()) {
            throw missing(track);
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(context, track.parameters());
        context.max_pixels((long) FrameExchange.LARGEST_SIDE * FrameExchange.LARGEST_SIDE);
        context.thread_type(threads);
        context.thread_count(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        context.flags(context.flags() | flags);
        if (avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(context);
            throw missing(track);
        }
        return context;
    }

    private static DeviceException missing(CodedTrack track) {
        return MediaTexts.media(
                "decoder-missing", null, avcodec_get_name(track.codec()).getString());
    }

    /**
     * Decodes one unit and publishes what comes out; null for the end of the stream.
     *
     * @throws DeviceException when the picture is too large
     */
    void decode(@Nullable CodedUnit unit) throws DeviceException {
        if (jpeg && unit != null) {
            requireShowable(unit);
        }
        AVPacket packet = unit == null ? null : unit.packet();
        int sent = avcodec_send_packet(context, packet);
        if (sent < 0 && sent != avutil.AVERROR_EOF()) {
            output.damaged();
        }
        while (avcodec_receive_frame(context, decoded) >= 0) {
            if (decoded.decode_error_flags() != 0 || (decoded.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
                output.damaged();
            }
            show(unit);
            avutil.av_frame_unref(decoded);
        }
    }

    /** Refuses a JPEG that only says that it is huge, before memory is taken for it. */
    private static void requireShowable(CodedUnit unit) throws DeviceException {
        Optional<JpegHead> head = JpegHead.of(unit.view());
        if (head.isPresent()
                && !FrameExchange.accepts(head.get().width(), head.get().height())) {
            throw MediaTexts.media(
                    "too-large",
                    null,
                    Integer.toString(head.get().width()),
                    Integer.toString(head.get().height()));
        }
    }

    private void show(@Nullable CodedUnit unit) throws DeviceException {
        Optional<Frame> frame = scaler.scale(decoded);
        if (frame.isPresent()) {
            long arrived = unit == null ? System.nanoTime() : unit.arrivedNanos();
            output.publish(
                    frame.get(),
                    arrived,
                    () -> jpeg && unit != null ? Optional.of(unit.copy()) : Optional.<ByteBuffer>empty());
        }
    }

    @Override
    public void close() {
        avcodec_free_context(context);
        avutil.av_frame_free(decoded);
        scaler.close();
    }
}
