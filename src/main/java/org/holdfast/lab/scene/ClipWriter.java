// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S16LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Writes clips of the scene as the camera records them: QuickTime, H.264 at 30000 ticks a second, linear sound of
 * 16 bits at 32000 Hz mono, the index behind the media (protocol reference, section 13). The pictures are not encoded
 * again. For a platform thread.
 */
final class ClipWriter {
    private static final int VIDEO_TICKS = 30_000;
    private static final int SOUND_RATE = 32_000;
    private static final DateTimeFormatter AS_IF_UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

    private ClipWriter() {}

    /**
     * Writes one clip.
     *
     * @param frames how many pictures; the loop is gone through as often as needed
     * @param sound whether there is a sound track
     * @param stopped the camera's local time at the end, which it writes as if it were UTC
     */
    static void write(Path file, EncodedLoop loop, int frames, boolean sound, LocalDateTime stopped)
            throws IOException {
        AVFormatContext format = new AVFormatContext(null);
        Encoder.require(avformat_alloc_output_context2(format, null, "mov", file.toString()), "make a clip");
        AVIOContext io = new AVIOContext(null);
        AVDictionary facts = new AVDictionary(null);
        try {
            addVideo(format, loop);
            if (sound) {
                addSound(format);
            }
            av_dict_set(facts, "creation_time", AS_IF_UTC.format(stopped), 0);
            av_dict_set(facts, "make", "NVT-IM", 0);
            av_dict_set(facts, "comment", "CarDV-TURNKEY", 0);
            format.metadata(facts);
            Encoder.require(
                    avio_open2(io, file.toString(), AVIO_FLAG_WRITE, (@Nullable AVIOInterruptCB) null, (@Nullable
                            AVDictionary)
                            null),
                    "write " + file);
            format.pb(io);
            Encoder.require(avformat_write_header(format, (@Nullable AVDictionary) null), "begin the clip");
            writeMedia(format, loop, frames, sound);
            Encoder.require(av_write_trailer(format), "finish the clip");
        } finally {
            if (!io.isNull()) {
                avio_closep(io);
            }
            avformat_free_context(format);
        }
    }

    private static void addVideo(AVFormatContext format, EncodedLoop loop) throws IOException {
        AVStream stream = newStream(format);
        stream.time_base(av_make_q(1, VIDEO_TICKS)).avg_frame_rate(av_make_q(loop.rate(), 1));
        AVCodecParameters parameters = stream.codecpar();
        parameters.codec_type(AVMEDIA_TYPE_VIDEO).codec_id(AV_CODEC_ID_H264);
        parameters.width(loop.width()).height(loop.height());
        byte[] header = loop.header();
        BytePointer copy = new BytePointer(av_mallocz(header.length + AV_INPUT_BUFFER_PADDING_SIZE));
        copy.put(header);
        parameters.extradata(copy).extradata_size(header.length);
    }

    private static void addSound(AVFormatContext format) throws IOException {
        AVStream stream = newStream(format);
        stream.time_base(av_make_q(1, SOUND_RATE));
        AVCodecParameters parameters = stream.codecpar();
        parameters.codec_type(AVMEDIA_TYPE_AUDIO).codec_id(AV_CODEC_ID_PCM_S16LE);
        parameters.sample_rate(SOUND_RATE).bits_per_coded_sample(16).block_align(2);
        av_channel_layout_default(parameters.ch_layout(), 1);
    }

    private static AVStream newStream(AVFormatContext format) throws IOException {
        AVStream stream = avformat_new_stream(format, null);
        if (stream == null) {
            throw new IOException("FFmpeg could not add a track");
        }
        return stream;
    }

    private static void writeMedia(AVFormatContext format, EncodedLoop loop, int frames, boolean sound)
            throws IOException {
        AVPacket packet = av_packet_alloc();
        Waves waves = new Waves(SOUND_RATE);
        try {
            for (int i = 0; i < frames; i++) {
                if (sound && i % loop.rate() == 0) {
                    // One second of sound a chunk, cut where the pictures end.
                    int samples = SOUND_RATE * Math.min(loop.rate(), frames - i) / loop.rate();
                    long at = (long) SOUND_RATE * i / loop.rate();
                    write(format, packet, 1, waves.samples(samples), at, samples, true);
                }
                EncodedFrame frame = loop.frames().get(i % loop.frames().size());
                int ticks = VIDEO_TICKS / loop.rate();
                write(format, packet, 0, frame.data(), (long) ticks * i, ticks, frame.key());
            }
        } finally {
            av_packet_free(packet);
        }
    }

    private static void write(
            AVFormatContext format, AVPacket packet, int track, byte[] data, long at, long duration, boolean key)
            throws IOException {
        Encoder.require(av_new_packet(packet, data.length), "find memory for a packet");
        packet.data().put(data);
        packet.stream_index(track).pts(at).dts(at).duration(duration).flags(key ? AV_PKT_FLAG_KEY : 0);
        Encoder.require(av_interleaved_write_frame(format, packet), "write the clip");
    }
}
