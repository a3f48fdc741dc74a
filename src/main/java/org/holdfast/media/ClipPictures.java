// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/** A clip's pictures, decoded one ahead and held until their time has come. Times in nanoseconds. For one thread. */
final class ClipPictures implements AutoCloseable {
    /** How long a picture is shown at most where nothing tells. */
    private static final long LONGEST = 1_000_000_000L;

    private final PictureOutput output;
    private final AVCodecContext context;
    private final PictureScaler scaler;
    private final AVFrame decoded = avutil.av_frame_alloc();
    private @Nullable Frame scaled;
    private boolean held;
    private boolean ending;
    private boolean drained;
    private long time;
    private long before;
    private boolean follows;
    private long lasting;

    private ClipPictures(AVCodecContext context, PictureOutput output) {
        this.context = context;
        this.output = output;
        this.scaler = new PictureScaler(output);
    }

    /** @throws DeviceException when there is no decoder */
    static ClipPictures open(CodedTrack track, PictureOutput output) throws DeviceException {
        int threads = AVCodecContext.FF_THREAD_FRAME | AVCodecContext.FF_THREAD_SLICE;
        return new ClipPictures(VideoDecoder.context(track, threads, 0), output);
    }

    /** Makes sure that a picture is held, as far as the queue has what that takes; whether one is. */
    boolean advance(ClipQueue queue) {
        while (!held && !drained) {
            int got = avcodec.avcodec_receive_frame(context, decoded);
            if (got >= 0) {
                hold();
            } else if (got == avutil.AVERROR_EOF()) {
                drained = true;
            } else if (!feed(queue)) {
                return false;
            }
        }
        return held;
    }

    private void hold() {
        held = true;
        if (decoded.decode_error_flags() != 0 || (decoded.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
            output.damaged();
        }
        long stamp = decoded.best_effort_timestamp();
        time = stamp == avutil.AV_NOPTS_VALUE ? before + lasting : stamp;
        if (follows && time > before) {
            lasting = Math.min(LONGEST, time - before);
        }
        before = time;
        follows = true;
    }

    private boolean feed(ClipQueue queue) {
        try (CodedUnit unit = queue.poll(true)) {
            if (unit == null && (!queue.finished() || ending)) {
                return false;
            }
            ending = unit == null;
            AVPacket packet = unit == null ? null : unit.packet();
            int sent = avcodec.avcodec_send_packet(context, packet);
            if (sent < 0 && sent != avutil.AVERROR_EOF()) {
                output.damaged();
            }
            return true;
        }
    }

    /** When the held picture is to be shown. */
    long time() {
        return time;
    }

    /** When the last picture's time is over. */
    long end() {
        return before + lasting;
    }

    /** Whether all pictures were shown or skipped. */
    boolean through() {
        return drained && !held;
    }

    /**
     * Converts the held picture, so that showing it later takes no time.
     *
     * @throws DeviceException when it is too large
     */
    void prepare() throws DeviceException {
        if (held && scaled == null) {
            Optional<Frame> made = scaler.scale(decoded);
            scaled = made.orElse(null);
            held = made.isPresent();
        }
    }

    /**
     * Shows the held picture.
     *
     * @throws DeviceException when it is too large
     */
    void show() throws DeviceException {
        prepare();
        Frame frame = scaled;
        if (frame != null) {
            scaled = null;
            output.publish(frame, System.nanoTime(), Optional::empty);
        }
        held = false;
        avutil.av_frame_unref(decoded);
    }

    /** Lets the held picture go unseen. */
    void skip() {
        Frame frame = scaled;
        if (frame != null) {
            scaled = null;
            output.discard(frame);
        }
        held = false;
        avutil.av_frame_unref(decoded);
    }

    /** Forgets what was decoded, for another place of the clip. */
    void forget() {
        skip();
        avcodec.avcodec_flush_buffers(context);
        drained = false;
        ending = false;
        follows = false;
    }

    @Override
    public void close() {
        skip();
        scaler.close();
        avcodec.avcodec_free_context(context);
        avutil.av_frame_free(decoded);
    }
}
