// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Writes an MP4 whose index stands in front of the media, so that it plays while it still arrives. Room for the index
 * is left at the beginning: moving the whole film afterwards, as FFmpeg's program does, would read and write it once
 * more. Belongs to one thread.
 */
final class FilmOutput implements AutoCloseable {
    /** What an index needs at most: fixed boxes and facts, and entries for each picture and piece of sound. */
    private static final long INDEX_BYTES = 16_384;

    private static final long BYTES_A_PACKET = 40;
    /** What is taken over from the clip; the rest is FFmpeg's own or the camera's private business. */
    private static final List<String> FACTS = List.of(
            "creation_time",
            "make",
            "model",
            "comment",
            "information",
            "title",
            "artist",
            "copyright",
            "description",
            "location");

    private final String name;
    private final FileBytes bytes;
    private final AVFormatContext context = new AVFormatContext(null);
    private long lastDts = Long.MIN_VALUE;
    private long lastSoundDts = Long.MIN_VALUE;

    FilmOutput(SideFile file, String name) throws ConversionException {
        this.name = name;
        bytes = FileBytes.writing(file.channel());
        avformat.avformat_alloc_output_context2(context, (AVOutputFormat) null, "mp4", null);
        context.pb(bytes.io());
    }

    /** Adds a track whose packets are copied; returns its number. */
    int addCopied(AVStream from) throws ConversionException {
        AVStream stream = add();
        AVCodecParameters parameters = stream.codecpar();
        check(avcodec.avcodec_parameters_copy(parameters, from.codecpar()));
        // Apple's players take H.265 under this name only.
        parameters.codec_tag(parameters.codec_id() == avcodec.AV_CODEC_ID_HEVC ? tag('h', 'v', 'c', '1') : 0);
        stream.time_base(from.time_base());
        stream.sample_aspect_ratio(from.sample_aspect_ratio());
        return stream.index();
    }

    /** Adds a track that an encoder fills; returns its number. */
    int addEncoded(AVCodecContext encoder) throws ConversionException {
        AVStream stream = add();
        check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder));
        stream.time_base(encoder.time_base());
        stream.sample_aspect_ratio(encoder.sample_aspect_ratio());
        return stream.index();
    }

    /** Turns the pictures of a track as those of the clip are turned. */
    void turnLike(int track, AVStream from) {
        // Display matrices travel with the parameters of a copied track; an encoder knows nothing of them.
        SideData.copyTurn(from.codecpar(), context.streams(track).codecpar());
    }

    private AVStream add() throws ConversionException {
        AVStream stream = avformat.avformat_new_stream(context, null);
        if (stream == null || stream.isNull()) {
            throw ConversionFault.UNWRITABLE.about(name);
        }
        return stream;
    }

    private static int tag(char a, char b, char c, char d) {
        return a | b << 8 | c << 16 | d << 24;
    }

    /**
     * Writes the beginning.
     *
     * @param facts the clip whose facts are taken over
     * @param packets how many packets all tracks will have at most
     */
    void begin(ClipInput facts, long packets) throws ConversionException {
        AVDictionary kept = new AVDictionary(null);
        AVDictionary time = new AVDictionary(null);
        for (String key : FACTS) {
            Optional<String> value = facts.fact(key);
            value.ifPresent(text -> avutil.av_dict_set(kept, key, text, 0));
        }
        facts.fact("creation_time").ifPresent(text -> avutil.av_dict_set(time, "creation_time", text, 0));
        context.metadata(kept);
        for (int i = 0; i < context.nb_streams(); i++) {
            AVDictionary own = new AVDictionary(null);
            avutil.av_dict_copy(own, time, 0);
            context.streams(i).metadata(own);
        }
        avutil.av_dict_free(time);
        AVDictionary options = new AVDictionary(null);
        // MP4's own list of facts has no place for the maker.
        avutil.av_dict_set(options, "movflags", "use_metadata_tags", 0);
        long room = Math.min(Integer.MAX_VALUE / 2, INDEX_BYTES + BYTES_A_PACKET * packets);
        avutil.av_dict_set(options, "moov_size", Long.toString(room), 0);
        int result = avformat.avformat_write_header(context, options);
        avutil.av_dict_free(options);
        check(result);
    }

    /** The clock of a track, known once {@link #begin} was called. */
    AVRational clock(int track) {
        return context.streams(track).time_base();
    }

    /**
     * Writes a packet, whose times are in the track's clock; it stays the caller's.
     *
     * @param picture whether it belongs to the picture
     */
    void write(AVPacket packet, int track, boolean picture) throws ConversionException {
        long last = picture ? lastDts : lastSoundDts;
        long dts = last == Long.MIN_VALUE ? packet.dts() : Math.max(packet.dts(), last + 1);
        packet.dts(dts);
        if (packet.pts() != avutil.AV_NOPTS_VALUE && packet.pts() < dts) {
            packet.pts(dts);
        }
        if (picture) {
            lastDts = dts;
        } else {
            lastSoundDts = dts;
        }
        packet.stream_index(track).pos(-1);
        check(avformat.av_write_frame(context, packet));
    }

    /** How many bytes were written so far. */
    long written() {
        return bytes.furthest();
    }

    /** Writes the index. */
    void finish() throws ConversionException {
        check(avformat.av_write_trailer(context));
        avformat.avio_flush(bytes.io());
        check(0);
    }

    private void check(int result) throws ConversionException {
        IOException failed = bytes.failure();
        if (failed != null) {
            throw failure(failed, name);
        }
        if (result < 0) {
            throw ConversionFault.UNWRITABLE.about(name);
        }
    }

    /** What a failed write means; the system tells a full disk in words only. */
    static ConversionException failure(IOException failed, String name) {
        String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("quota exceeded")
                || message.contains("file too large");
        return (full ? ConversionFault.DISK_FULL : ConversionFault.UNWRITABLE).about(name);
    }

    @Override
    public void close() {
        context.pb(null);
        avformat.avformat_free_context(context);
        bytes.close();
    }
}
