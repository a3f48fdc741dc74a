// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.jspecify.annotations.Nullable;

/**
 * Sound that is decoded and written as AAC or plain samples, gapless from the file's first moment: what is missing
 * becomes silence, what comes twice is left out, so that sound and picture stay in step however long the file is.
 */
final class EncodedSound implements RecordedTrack {
    /** How far sound may be beside its time before it is moved, in parts of a second. */
    private static final int STEPS_A_SECOND = 16;
    /** The longest silence that is put in, in seconds; beyond that the clock is wrong, not the sound missing. */
    private static final int LONGEST_GAP = 3600;

    private static final int PIECE = 1024;
    private static final int MOST_SAMPLES = 192_000;
    private static final List<Integer> AAC_RATES =
            List.of(8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000);

    private final int unitRate;
    private final @Nullable AVCodecContext decoder;
    private final AVCodecContext encoder;
    private final AVCodecParameters parameters = avcodec.avcodec_parameters_alloc();
    private final AVAudioFifo waiting;
    private final AVFrame decoded = avutil.av_frame_alloc();
    private final AVFrame converted = avutil.av_frame_alloc();
    private final AVFrame framed = avutil.av_frame_alloc();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private @Nullable SwrContext converter;
    private int converterRate;
    private int converterChannels;
    private long given;
    private long written;
    private boolean closed;

    private EncodedSound(CodedTrack track, AVCodecContext encoder) {
        this.unitRate = track.clockRate();
        this.encoder = encoder;
        this.decoder = SoundDecoder.open(track);
        this.waiting = avutil.av_audio_fifo_alloc(
                encoder.sample_fmt(), encoder.ch_layout().nb_channels(), encoder.sample_rate());
        avcodec.avcodec_parameters_from_context(parameters, encoder);
        framed.format(encoder.sample_fmt()).sample_rate(encoder.sample_rate()).nb_samples(PIECE);
        avutil.av_channel_layout_copy(framed.ch_layout(), encoder.ch_layout());
        avutil.av_frame_get_buffer(framed, 0);
    }

    /**
     * Opens decoder and encoder.
     *
     * @param codec FFmpeg's number of the wanted codec: AAC or 16-bit samples
     * @throws IOException when the encoder does not start
     */
    static EncodedSound open(CodedTrack track, int codec) throws IOException {
        boolean aac = codec == avcodec.AV_CODEC_ID_AAC;
        AVCodec kind = avcodec.avcodec_find_encoder(codec);
        AVCodecContext made = avcodec.avcodec_alloc_context3(kind);
        int rate = track.parameters().sample_rate();
        int channels = Math.clamp(track.parameters().ch_layout().nb_channels(), 1, 2);
        made.sample_rate(aac ? nearest(rate) : rate).time_base(avutil.av_make_q(1, made.sample_rate()));
        made.sample_fmt(aac ? avutil.AV_SAMPLE_FMT_FLTP : avutil.AV_SAMPLE_FMT_S16);
        made.bit_rate((rate < 32_000 ? 48_000L : 96_000L) * channels);
        avutil.av_channel_layout_default(made.ch_layout(), channels);
        made.flags(made.flags() | (aac ? avcodec.AV_CODEC_FLAG_GLOBAL_HEADER : 0));
        if (avcodec.avcodec_open2(made, kind, (AVDictionary) null) < 0) {
            avcodec.avcodec_free_context(made);
            throw new IOException("The sound's encoder does not start");
        }
        return new EncodedSound(track, made);
    }

    /** The same where AAC knows it, else the next higher, else the highest. */
    private static int nearest(int rate) {
        return AAC_RATES.stream().filter(each -> each >= rate).findFirst().orElse(AAC_RATES.getLast());
    }

    @Override
    public AVCodecParameters parameters() {
        return parameters;
    }

    @Override
    public int clockRate() {
        return encoder.sample_rate();
    }

    @Override
    public void take(CodedUnit unit, long ticks, Packets out) throws IOException {
        AVCodecContext decoding = decoder;
        if (decoding == null || avcodec.avcodec_send_packet(decoding, unit.packet()) < 0) {
            return;
        }
        long at = Math.floorDiv(ticks * encoder.sample_rate(), (long) unitRate);
        while (avcodec.avcodec_receive_frame(decoding, decoded) >= 0) {
            if (place(at, out)) {
                convert();
                encode(false, out);
            }
            at += (long) decoded.nb_samples() * encoder.sample_rate() / Math.max(1, decoded.sample_rate());
            avutil.av_frame_unref(decoded);
        }
    }

    /** Fills a gap with silence; false where what was decoded is there already. */
    private boolean place(long at, Packets out) throws IOException {
        long apart = at - given;
        long tolerance = encoder.sample_rate() / STEPS_A_SECOND;
        if (apart < -tolerance || apart > (long) LONGEST_GAP * encoder.sample_rate()) {
            return false;
        }
        if (apart > tolerance) {
            fill(apart, out);
        }
        return true;
    }

    private void fill(long samples, Packets out) throws IOException {
        for (long left = samples; left > 0; left -= PIECE) {
            silence((int) Math.min(left, PIECE));
            encode(false, out);
        }
    }

    /** Puts silence up to there, where nothing was put yet. */
    void silentUntil(long nanos, Packets out) throws IOException {
        fill(nanos / 1_000_000L * encoder.sample_rate() / 1000 - given, out);
    }

    private void silence(int samples) {
        avutil.av_frame_unref(converted);
        prepare(samples);
        avutil.av_samples_set_silence(
                converted.extended_data(), 0, samples, encoder.ch_layout().nb_channels(), encoder.sample_fmt());
        queue(samples);
    }

    private void convert() {
        SwrContext converting = converter();
        if (converting == null) {
            return;
        }
        int room = swresample.swr_get_out_samples(converting, decoded.nb_samples());
        if (room <= 0 || room > MOST_SAMPLES) {
            return;
        }
        avutil.av_frame_unref(converted);
        prepare(room);
        int count = swresample.swr_convert(
                converting, converted.extended_data(), room, decoded.extended_data(), decoded.nb_samples());
        if (count > 0) {
            queue(count);
        }
    }

    private void prepare(int samples) {
        converted
                .format(encoder.sample_fmt())
                .sample_rate(encoder.sample_rate())
                .nb_samples(samples);
        avutil.av_channel_layout_copy(converted.ch_layout(), encoder.ch_layout());
        avutil.av_frame_get_buffer(converted, 0);
    }

    private void queue(int samples) {
        avutil.av_audio_fifo_write(waiting, converted.extended_data(), samples);
        given += samples;
    }

    private @Nullable SwrContext converter() {
        int channels = decoded.ch_layout().nb_channels();
        if (converter != null && decoded.sample_rate() == converterRate && channels == converterChannels) {
            return converter;
        }
        freeConverter();
        SwrContext made = new SwrContext(null);
        int result = swresample.swr_alloc_set_opts2(
                made,
                encoder.ch_layout(),
                encoder.sample_fmt(),
                encoder.sample_rate(),
                decoded.ch_layout(),
                decoded.format(),
                decoded.sample_rate(),
                0,
                null);
        if (result < 0 || swresample.swr_init(made) < 0) {
            swresample.swr_free(made);
            return null;
        }
        converter = made;
        converterRate = decoded.sample_rate();
        converterChannels = channels;
        return made;
    }

    private void freeConverter() {
        SwrContext open = converter;
        converter = null;
        if (open != null) {
            swresample.swr_free(open);
        }
    }

    private void encode(boolean rest, Packets out) throws IOException {
        while (avutil.av_audio_fifo_size(waiting) >= (rest ? 1 : PIECE)) {
            int samples = Math.min(PIECE, avutil.av_audio_fifo_size(waiting));
            avutil.av_frame_make_writable(framed);
            framed.nb_samples(samples);
            avutil.av_audio_fifo_read(waiting, framed.extended_data(), samples);
            framed.pts(written);
            written += samples;
            if (avcodec.avcodec_send_frame(encoder, framed) >= 0) {
                collect(out);
            }
        }
    }

    private void collect(Packets out) throws IOException {
        while (avcodec.avcodec_receive_packet(encoder, packet) >= 0) {
            // What an encoder of AAC runs up with lies before the first moment.
            if (packet.pts() >= 0) {
                out.write(packet);
            }
            avcodec.av_packet_unref(packet);
        }
    }

    @Override
    public void finish(Packets out) throws IOException {
        encode(true, out);
        avcodec.avcodec_send_frame(encoder, null);
        collect(out);
    }

    @Override
    public long lengthNanos() {
        return (long) (given * 1e9 / encoder.sample_rate());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        freeConverter();
        avutil.av_audio_fifo_free(waiting);
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(framed);
        avutil.av_frame_free(converted);
        avutil.av_frame_free(decoded);
        avcodec.avcodec_parameters_free(parameters);
        if (decoder != null) {
            avcodec.avcodec_free_context(decoder);
        }
        avcodec.avcodec_free_context(encoder);
    }
}
