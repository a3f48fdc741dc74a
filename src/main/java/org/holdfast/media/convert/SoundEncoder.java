// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes AAC or MP2 out of a clip's sound. Every sample goes where its time says: what is missing becomes silence, what
 * comes twice is left out, so that sound and picture stay in step however long the film is. Belongs to one thread at a
 * time; what is wrong with a clip's sound is told as {@link ConversionFault#DAMAGED}.
 */
final class SoundEncoder implements AutoCloseable {
    /** How far sound may be beside its time before it is moved, in parts of a second: nobody hears less. */
    private static final int STEPS_A_SECOND = 50;
    /** The longest silence that is put in, in seconds; more is no gap but nonsense. */
    private static final int LONGEST_GAP = 600;

    private static final List<Integer> AAC_RATES =
            List.of(96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000);
    private static final List<Integer> MP2_RATES = List.of(48000, 44100, 32000, 24000, 22050, 16000);

    private final String name;
    private final AVCodecContext decoder;
    private final AVCodecContext encoder;
    private final SwrContext converter;
    private final AVAudioFifo waiting;
    private final AVFrame decoded = avutil.av_frame_alloc();
    private final AVFrame converted = avutil.av_frame_alloc();
    private final AVFrame framed = avutil.av_frame_alloc();
    private final AVPacket packet = avcodec.av_packet_alloc();
    /** Samples that went into the converter, at the clip's own rate. */
    private long taken;
    /** Samples that went into the encoder, at its rate. */
    private long given;

    private SoundEncoder(
            String name, AVCodecContext decoder, AVCodecContext encoder, SwrContext converter, AVAudioFifo waiting) {
        this.name = name;
        this.decoder = decoder;
        this.encoder = encoder;
        this.converter = converter;
        this.waiting = waiting;
        framed.format(encoder.sample_fmt()).sample_rate(encoder.sample_rate()).nb_samples(frameSize());
        avutil.av_channel_layout_copy(framed.ch_layout(), encoder.ch_layout());
        avutil.av_frame_get_buffer(framed, 0);
    }

    /**
     * Opens decoder and encoder.
     *
     * @param from the clip's sound
     * @param clock the ticks of its packets
     */
    static SoundEncoder open(String name, AVCodecParameters from, AVRational clock, ConversionJob.Sound wanted)
            throws ConversionException {
        AVCodecContext decoder = decoder(name, from, clock);
        AVCodecContext encoder = encoder(name, from, wanted);
        SwrContext converter = new SwrContext(null);
        int made = swresample.swr_alloc_set_opts2(
                converter,
                encoder.ch_layout(),
                encoder.sample_fmt(),
                encoder.sample_rate(),
                decoder.ch_layout(),
                decoder.sample_fmt(),
                decoder.sample_rate(),
                0,
                null);
        if (made < 0 || swresample.swr_init(converter) < 0) {
            throw ConversionFault.DAMAGED.about(name);
        }
        AVAudioFifo waiting = avutil.av_audio_fifo_alloc(
                encoder.sample_fmt(), encoder.ch_layout().nb_channels(), encoder.sample_rate());
        return new SoundEncoder(name, decoder, encoder, converter, waiting);
    }

    private static AVCodecContext decoder(String name, AVCodecParameters from, AVRational clock)
            throws ConversionException {
        AVCodec codec = avcodec.avcodec_find_decoder(from.codec_id());
        if (codec == null || codec.isNull()) {
            throw ConversionFault.SOUND_KIND.about(name, ClipInput.codecName(from));
        }
        AVCodecContext made = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(made, from);
        made.pkt_timebase(clock);
        if (made.ch_layout().order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
            avutil.av_channel_layout_default(made.ch_layout(), from.ch_layout().nb_channels());
        }
        if (avcodec.avcodec_open2(made, codec, (AVDictionary) null) < 0) {
            throw ConversionFault.DAMAGED.about(name);
        }
        if (made.sample_fmt() == avutil.AV_SAMPLE_FMT_NONE) {
            // AAC says so with its first frame only; its decoder always gives this.
            made.sample_fmt(avutil.AV_SAMPLE_FMT_FLTP);
        }
        return made;
    }

    private static AVCodecContext encoder(String name, AVCodecParameters from, ConversionJob.Sound wanted)
            throws ConversionException {
        boolean aac = wanted == ConversionJob.Sound.AAC;
        AVCodec codec = avcodec.avcodec_find_encoder(aac ? avcodec.AV_CODEC_ID_AAC : avcodec.AV_CODEC_ID_MP2);
        AVCodecContext made = avcodec.avcodec_alloc_context3(codec);
        int rate = rate(from.sample_rate(), aac ? AAC_RATES : MP2_RATES);
        int channels = Math.min(2, from.ch_layout().nb_channels());
        made.sample_rate(rate).time_base(avutil.av_make_q(1, rate));
        made.sample_fmt(aac ? avutil.AV_SAMPLE_FMT_FLTP : avutil.AV_SAMPLE_FMT_S16);
        made.bit_rate((rate < 32_000 ? 64_000L : 96_000L) * channels);
        avutil.av_channel_layout_default(made.ch_layout(), channels);
        made.flags(made.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        if (avcodec.avcodec_open2(made, codec, (AVDictionary) null) < 0) {
            throw ConversionFault.SOUND_KIND.about(name, ClipInput.codecName(from));
        }
        return made;
    }

    /** The same where the encoder knows it, else the next higher, else the highest. */
    private static int rate(int wanted, List<Integer> known) {
        return known.reversed().stream()
                .filter(each -> each >= wanted)
                .findFirst()
                .orElse(known.getFirst());
    }

    /** What the film's track is told about its packets. */
    AVCodecContext encoder() {
        return encoder;
    }

    private int frameSize() {
        return encoder.frame_size() > 0 ? encoder.frame_size() : 1024;
    }

    /**
     * Takes one packet of the clip's sound.
     *
     * @param startMicros where it belongs in the film
     * @return finished packets, in the encoder's clock, the caller's to free
     */
    List<AVPacket> take(AVPacket coded, long startMicros) throws ConversionException {
        List<AVPacket> ready = new ArrayList<>();
        long at = Math.round(startMicros * 1e-6 * decoder.sample_rate());
        // A damaged packet is a gap, which the next one's time makes silent.
        if (avcodec.avcodec_send_packet(decoder, coded) >= 0) {
            while (avcodec.avcodec_receive_frame(decoder, decoded) >= 0) {
                if (decoded.sample_rate() != decoder.sample_rate()) {
                    throw ConversionFault.DAMAGED.about(name);
                }
                putInPlace(at, ready);
                at += decoded.nb_samples();
                taken += decoded.nb_samples();
                convert(decoded, ready);
                avutil.av_frame_unref(decoded);
            }
        }
        return ready;
    }

    /** Fills a gap before the decoded samples with silence, or leaves out as many as were there already. */
    private void putInPlace(long at, List<AVPacket> ready) throws ConversionException {
        long apart = at - taken;
        long rate = decoder.sample_rate();
        if (Math.abs(apart) <= rate / STEPS_A_SECOND) {
            return;
        }
        if (Math.abs(apart) > LONGEST_GAP * rate) {
            throw ConversionFault.DAMAGED.about(name);
        }
        taken += apart;
        if (apart < 0) {
            long out = -apart * encoder.sample_rate() / rate;
            swresample.swr_drop_output(converter, (int) out);
            return;
        }
        // In pieces, so that a long gap needs no more memory than a short one.
        for (long left = apart; left > 0; left -= rate) {
            convertSilence((int) Math.min(left, rate), ready);
        }
    }

    private void convertSilence(int samples, List<AVPacket> ready) throws ConversionException {
        AVFrame silence = avutil.av_frame_alloc();
        try {
            silence.format(decoder.sample_fmt())
                    .sample_rate(decoder.sample_rate())
                    .nb_samples(samples);
            avutil.av_channel_layout_copy(silence.ch_layout(), decoder.ch_layout());
            if (avutil.av_frame_get_buffer(silence, 0) < 0) {
                throw ConversionFault.DAMAGED.about(name);
            }
            avutil.av_samples_set_silence(
                    silence.extended_data(), 0, samples, decoder.ch_layout().nb_channels(), decoder.sample_fmt());
            convert(silence, ready);
        } finally {
            avutil.av_frame_free(silence);
        }
    }

    /** @param from null at the end, for what the converter holds back */
    private void convert(@Nullable AVFrame from, List<AVPacket> ready) throws ConversionException {
        converted
                .format(encoder.sample_fmt())
                .sample_rate(encoder.sample_rate())
                .nb_samples(0);
        avutil.av_channel_layout_copy(converted.ch_layout(), encoder.ch_layout());
        if (swresample.swr_convert_frame(converter, converted, from) < 0) {
            throw ConversionFault.DAMAGED.about(name);
        }
        if (converted.nb_samples() > 0) {
            avutil.av_audio_fifo_write(waiting, converted.extended_data(), converted.nb_samples());
        }
        avutil.av_frame_unref(converted);
        while (avutil.av_audio_fifo_size(waiting) >= frameSize()) {
            encode(frameSize(), ready);
        }
    }

    private void encode(int samples, List<AVPacket> ready) throws ConversionException {
        avutil.av_frame_make_writable(framed);
        framed.nb_samples(samples).pts(given);
        avutil.av_audio_fifo_read(waiting, framed.extended_data(), samples);
        given += samples;
        if (avcodec.avcodec_send_frame(encoder, framed) < 0) {
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

    /** Between two clips: the decoder starts anew. */
    void nextClip() {
        avcodec.avcodec_flush_buffers(decoder);
    }

    /** The last packets; nothing can be taken afterwards. */
    List<AVPacket> finish() throws ConversionException {
        List<AVPacket> ready = new ArrayList<>();
        convert(null, ready);
        int left = avutil.av_audio_fifo_size(waiting);
        if (left > 0) {
            encode(left, ready);
        }
        avcodec.avcodec_send_frame(encoder, null);
        collect(ready);
        return ready;
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(framed);
        avutil.av_frame_free(converted);
        avutil.av_frame_free(decoded);
        avutil.av_audio_fifo_free(waiting);
        swresample.swr_free(converter);
        avcodec.avcodec_free_context(encoder);
        avcodec.avcodec_free_context(decoder);
    }
}
