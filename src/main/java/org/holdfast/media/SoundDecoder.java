// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Decodes sound into 16 bits and two channels at its own rate. Belongs to one thread. */
final class SoundDecoder implements AutoCloseable {
    private final @Nullable AVCodecContext context;
    private final AVFrame decoded = avutil.av_frame_alloc();
    private @Nullable StereoConverter converter;

    SoundDecoder(CodedTrack track) {
        this.context = open(track);
    }

    /** Takes decoded sound. */
    @FunctionalInterface
    interface Listener {
        /**
         * A piece of it.
         *
         * @param samples valid during the call
         * @param length how many bytes of it
         * @param rate moments a second
         */
        void take(byte[] samples, int length, int rate);
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

    /** Decodes one unit; what cannot be decoded is left out. */
    void decode(CodedUnit unit, Listener listener) {
        AVCodecContext decoder = context;
        if (decoder == null || avcodec.avcodec_send_packet(decoder, unit.packet()) < 0) {
            return;
        }
        while (avcodec.avcodec_receive_frame(decoder, decoded) >= 0) {
            hand(listener);
            avutil.av_frame_unref(decoded);
        }
    }

    private void hand(Listener listener) {
        StereoConverter converting = converter;
        if (converting == null || !converting.fits(decoded)) {
            if (converting != null) {
                converting.close();
            }
            converting = StereoConverter.open(decoded, decoded.sample_rate()).orElse(null);
            converter = converting;
        }
        int bytes = converting == null ? 0 : converting.convert(decoded);
        if (converting != null && bytes > 0) {
            listener.take(converting.samples(), bytes, decoded.sample_rate());
        }
    }

    @Override
    public void close() {
        if (converter != null) {
            converter.close();
        }
        if (context != null) {
            avcodec.avcodec_free_context(context);
        }
        avutil.av_frame_free(decoded);
    }
}
