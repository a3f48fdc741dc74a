// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes sound and plays it through the system's own device. Where there is none, sound is dropped and that is told
 * once. Belongs to one thread, which writing to the device blocks.
 */
final class SoundDecoder implements AutoCloseable {
    private static final int HIGHEST_RATE = 192_000;
    /** How much sound the device may hold, which is how late it plays. */
    private static final double BUFFERED_SECONDS = 0.2;

    private final Runnable noDevice;
    private final @Nullable AVCodecContext context;
    private final AVFrame decoded = avutil.av_frame_alloc();
    private @Nullable SwrContext converter;
    private @Nullable SourceDataLine line;
    private int rate;
    private byte[] samples = new byte[16 * 1024];
    private boolean silent;

    /** @param noDevice called once when there is nothing to play with */
    SoundDecoder(CodedTrack track, Runnable noDevice) {
        this.noDevice = noDevice;
        this.context = open(track);
        this.silent = context == null;
    }

    private static @Nullable AVCodecContext open(CodedTrack track) {
        AVCodec codec = avcodec.avcodec_find_decoder(track.codec());
        if (codec == null || codec.isNull()) {
            return null;
        }
        AVCodecContext made = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(made, track.parameters());
        if (avcodec.avcodec_open2(made, codec, (AVDictionary) null) < 0) {
            avcodec.avcodec_free_context(made);
            return null;
        }
        return made;
    }

    /** Decodes and plays one unit; blocks while the device is full. */
    void play(CodedUnit unit) {
        AVCodecContext decoder = context;
        if (silent || decoder == null) {
            return;
        }
        if (avcodec.avcodec_send_packet(decoder, unit.packet()) < 0) {
            return;
        }
        while (avcodec.avcodec_receive_frame(decoder, decoded) >= 0) {
            write();
            avutil.av_frame_unref(decoded);
        }
    }

    private void write() {
        Optional<SourceDataLine> open = device();
        SwrContext converting = converter;
        if (open.isEmpty() || converting == null) {
            return;
        }
        int room = swresample.swr_get_out_samples(converting, decoded.nb_samples());
        if (room <= 0 || room > HIGHEST_RATE) {
            return;
        }
        try (BytePointer out = new BytePointer(4L * room);
                PointerPointer<BytePointer> planes = new PointerPointer<>(out)) {
            int count = swresample.swr_convert(converting, planes, room, decoded.extended_data(), decoded.nb_samples());
            if (count <= 0) {
                return;
            }
            int bytes = 4 * count;
            if (samples.length < bytes) {
                samples = new byte[bytes];
            }
            out.get(samples, 0, bytes);
            open.get().write(samples, 0, bytes);
        }
    }

    /** The device, opened for what the decoder gives: 16 bits, two channels, its own rate. */
    private Optional<SourceDataLine> device() {
        if (line != null && rate == decoded.sample_rate()) {
            return Optional.of(line);
        }
        closeLine();
        rate = decoded.sample_rate();
        if (rate < 1 || rate > HIGHEST_RATE || !convertTo(rate)) {
            silent = true;
            return Optional.empty();
        }
        try {
            AudioFormat format = new AudioFormat(rate, 16, 2, true, false);
            SourceDataLine opened = AudioSystem.getSourceDataLine(format);
            opened.open(format, 4 * (int) (rate * BUFFERED_SECONDS));
            opened.start();
            line = opened;
            return Optional.of(opened);
        } catch (LineUnavailableException | IllegalArgumentException e) {
            // IllegalArgumentException is how the JDK says that there is no device at all.
            silent = true;
            noDevice.run();
            return Optional.empty();
        }
    }

    private boolean convertTo(int sampleRate) {
        SwrContext made = new SwrContext(null);
        AVChannelLayout stereo = new AVChannelLayout();
        avutil.av_channel_layout_default(stereo, 2);
        int result = swresample.swr_alloc_set_opts2(
                made,
                stereo,
                avutil.AV_SAMPLE_FMT_S16,
                sampleRate,
                decoded.ch_layout(),
                decoded.format(),
                sampleRate,
                0,
                null);
        if (result < 0 || swresample.swr_init(made) < 0) {
            swresample.swr_free(made);
            return false;
        }
        converter = made;
        return true;
    }

    private void closeLine() {
        if (line != null) {
            line.stop();
            line.close();
            line = null;
        }
        if (converter != null) {
            swresample.swr_free(converter);
            converter = null;
        }
    }

    @Override
    public void close() {
        closeLine();
        if (context != null) {
            avcodec.avcodec_free_context(context);
        }
        avutil.av_frame_free(decoded);
    }
}
