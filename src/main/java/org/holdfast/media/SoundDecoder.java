// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Decodes sound and plays it through the system's own device. Where there is none, sound is dropped and that is told
 * once. Belongs to one thread, which writing to the device blocks.
 */
final class SoundDecoder implements AutoCloseable {
    /** How much sound the device may hold, which is how late it plays. */
    private static final double BUFFERED_SECONDS = 0.2;

    private final Runnable noDevice;
    private final @Nullable AVCodecContext context;
    private final AVFrame decoded = avutil.av_frame_alloc();
    private @Nullable StereoConverter converter;
    private @Nullable SourceDataLine line;
    private int rate;
    private boolean silent;

    /** @param noDevice called once when there is nothing to play with */
    SoundDecoder(CodedTrack track, Runnable noDevice) {
        this.noDevice = noDevice;
        this.context = open(track);
        this.silent = context == null;
    }

    /** An open decoder, for the caller to free; null where there is none. */
    static @Nullable AVCodecContext open(CodedTrack track) {
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
    void play(CodedUnit unit, double loudness) {
        AVCodecContext decoder = context;
        if (silent || decoder == null) {
            return;
        }
        if (avcodec.avcodec_send_packet(decoder, unit.packet()) < 0) {
            return;
        }
        while (avcodec.avcodec_receive_frame(decoder, decoded) >= 0) {
            write(loudness);
            avutil.av_frame_unref(decoded);
        }
    }

    private void write(double loudness) {
        Optional<SourceDataLine> open = device();
        StereoConverter converting = converter;
        if (open.isEmpty() || converting == null) {
            return;
        }
        int bytes = converting.convert(decoded);
        if (bytes > 0) {
            Loudness.apply(converting.samples(), bytes, loudness);
            open.get().write(converting.samples(), 0, bytes);
        }
    }

    /** The device, opened for what the decoder gives: 16 bits, two channels, its own rate. */
    private Optional<SourceDataLine> device() {
        if (line != null && rate == decoded.sample_rate()) {
            return Optional.of(line);
        }
        closeLine();
        rate = decoded.sample_rate();
        converter = StereoConverter.open(decoded, rate).orElse(null);
        if (converter == null) {
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

    private void closeLine() {
        if (line != null) {
            line.stop();
            line.close();
            line = null;
        }
        if (converter != null) {
            converter.close();
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
