// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.holdfast.device.DeviceException;

/** Lets libswscale write decoded pictures straight into the shared buffers. Belongs to one decoder thread. */
final class PictureScaler implements AutoCloseable {
    private final PictureOutput output;
    private final AVFrame shown = avutil.av_frame_alloc();
    private final SwsContext scaler = sws_alloc_context();
    private final IdentityHashMap<Frame, BytePointer> pointers = new IdentityHashMap<>();

    PictureScaler(PictureOutput output) {
        this.output = output;
        scaler.flags(swscale.SWS_FAST_BILINEAR);
        scaler.threads(1);
    }

    /**
     * The picture in a borrowed buffer, for the caller to publish or discard; empty where it could not be converted,
     * which is counted.
     *
     * @throws DeviceException when the picture is too large
     */
    Optional<Frame> scale(AVFrame decoded) throws DeviceException {
        int width = decoded.width();
        int height = decoded.height();
        Frame frame = output.borrow(width, height);
        shown.format(avutil.AV_PIX_FMT_BGRA).width(width).height(height);
        shown.data(0, pointer(frame)).linesize(0, 4 * width);
        if (sws_scale_frame(scaler, shown, decoded) < 0) {
            output.discard(frame);
            output.damaged();
            return Optional.empty();
        }
        return Optional.of(frame);
    }

    /** The native pointer to a buffer, made once for each. */
    private BytePointer pointer(Frame frame) {
        if (pointers.size() > FrameExchange.BUFFERS) {
            pointers.clear();
        }
        return pointers.computeIfAbsent(frame, each -> new BytePointer(each.buffer()));
    }

    @Override
    public void close() {
        // The pixels are not its own.
        shown.data(0, new BytePointer());
        avutil.av_frame_free(shown);
        sws_free_context(scaler);
    }
}
