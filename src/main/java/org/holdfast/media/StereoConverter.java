// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Turns decoded sound into what sound devices take: 16 bits, the lower byte first, two channels. For one thread. */
final class StereoConverter implements AutoCloseable {
    /** Bytes of one moment of sound. */
    static final int FRAME = 4;

    private static final int HIGHEST_RATE = 192_000;

    private final SwrContext context;
    private final int inputRate;
    private final int inputFormat;
    private final int inputChannels;
    private byte[] samples = new byte[16 * 1024];

    private StereoConverter(SwrContext context, AVFrame like) {
        this.context = context;
        inputRate = like.sample_rate();
        inputFormat = like.format();
        inputChannels = like.ch_layout().nb_channels();
    }

    /**
     * A converter for sound like {@code like}; empty where its figures are absurd.
     *
     * @param rate samples a second that are wanted
     */
    static Optional<StereoConverter> open(AVFrame like, int rate) {
        int input = like.sample_rate();
        if (rate < 1 || rate > HIGHEST_RATE || input < 1 || input > HIGHEST_RATE) {
            return Optional.empty();
        }
        SwrContext made = new SwrContext(null);
        AVChannelLayout stereo = new AVChannelLayout();
        avutil.av_channel_layout_default(stereo, 2);
        int result = swresample.swr_alloc_set_opts2(
                made, stereo, avutil.AV_SAMPLE_FMT_S16, rate, like.ch_layout(), like.format(), input, 0, null);
        if (result < 0 || swresample.swr_init(made) < 0) {
            swresample.swr_free(made);
            return Optional.empty();
        }
        return Optional.of(new StereoConverter(made, like));
    }

    /** Whether it is the right one for {@code decoded}. */
    boolean fits(AVFrame decoded) {
        return decoded.sample_rate() == inputRate
                && decoded.format() == inputFormat
                && decoded.ch_layout().nb_channels() == inputChannels;
    }

    /** Converts into {@link #samples}; how many bytes came out, 0 where nothing did. */
    int convert(AVFrame decoded) {
        int room = swresample.swr_get_out_samples(context, decoded.nb_samples());
        if (room <= 0 || room > HIGHEST_RATE) {
            return 0;
        }
        try (BytePointer out = new BytePointer((long) FRAME * room);
                PointerPointer<BytePointer> planes = new PointerPointer<>(1)) {
            planes.put(0, out);
            int count = swresample.swr_convert(context, planes, room, decoded.extended_data(), decoded.nb_samples());
            if (count <= 0) {
                return 0;
            }
            int bytes = FRAME * count;
            if (samples.length < bytes) {
                samples = new byte[bytes];
            }
            out.get(samples, 0, bytes);
            return bytes;
        }
    }

    /** What the last conversion gave; the next one overwrites it. */
    byte[] samples() {
        return samples;
    }

    @Override
    public void close() {
        swresample.swr_free(context);
    }
}
