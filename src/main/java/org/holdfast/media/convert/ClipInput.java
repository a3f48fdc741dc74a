// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * A clip that is read packet by packet. libavformat reads through {@link FileBytes}: it opens nothing by itself, no
 * network and no other file, and only the kinds of files that cameras write. Belongs to one thread.
 */
final class ClipInput implements AutoCloseable {
    /** How much is looked at to find out what it is, in bytes. */
    private static final String PROBE = "2000000";
    /** What cameras and Holdfast itself write; libavformat could read hundreds more, each with holes of its own. */
    private static final String FORMATS = "mov,mpegts,avi";

    private static final int LARGEST_SIDE = 8192;
    private static final Set<Integer> PICTURES = Set.of(
            avcodec.AV_CODEC_ID_H264, avcodec.AV_CODEC_ID_HEVC, avcodec.AV_CODEC_ID_MJPEG, avcodec.AV_CODEC_ID_MPEG4);
    private static final Set<Integer> SOUNDS = Set.of(
            avcodec.AV_CODEC_ID_AAC,
            avcodec.AV_CODEC_ID_MP3,
            avcodec.AV_CODEC_ID_MP2,
            avcodec.AV_CODEC_ID_PCM_U8,
            avcodec.AV_CODEC_ID_PCM_S16LE,
            avcodec.AV_CODEC_ID_PCM_S16BE,
            avcodec.AV_CODEC_ID_PCM_S24LE,
            avcodec.AV_CODEC_ID_PCM_S24BE,
            avcodec.AV_CODEC_ID_PCM_MULAW,
            avcodec.AV_CODEC_ID_PCM_ALAW,
            avcodec.AV_CODEC_ID_ADPCM_IMA_WAV,
            avcodec.AV_CODEC_ID_ADPCM_MS);

    private final Path file;
    private final FileBytes bytes;
    private final BoxLayout layout;
    private final AVFormatContext context;
    private final int video;
    private final OptionalInt sound;
    private long pictures;

    private ClipInput(
            Path file, FileBytes bytes, BoxLayout layout, AVFormatContext context, int video, OptionalInt sound) {
        this.file = file;
        this.bytes = bytes;
        this.layout = layout;
        this.context = context;
        this.video = video;
        this.sound = sound;
    }

    /**
     * Opens a clip.
     *
     * @param wantSound whether its sound is read too
     */
    static ClipInput open(Path file, boolean wantSound) throws ConversionException {
        String name = name(file);
        FileBytes bytes = null;
        AVFormatContext context = null;
        ClipInput opened = null;
        try {
            FileChannel channel = channel(file);
            bytes = FileBytes.reading(channel);
            BoxLayout layout = examine(channel, name);
            context = format(bytes, name, layout);
            int video = stream(context, avutil.AVMEDIA_TYPE_VIDEO, -1);
            if (video < 0) {
                throw ConversionFault.NO_PICTURE.about(name);
            }
            int sound = wantSound ? stream(context, avutil.AVMEDIA_TYPE_AUDIO, video) : -1;
            keepOnly(context, video, sound);
            requireKnown(context, name, video, sound);
            opened = new ClipInput(
                    file, bytes, layout, context, video, sound < 0 ? OptionalInt.empty() : OptionalInt.of(sound));
            return opened;
        } catch (NoSuchFileException e) {
            throw ConversionFault.MISSING.about(name);
        } catch (IOException e) {
            throw ConversionFault.UNREADABLE.about(name);
        } finally {
            if (opened == null) {
                release(context, bytes);
            }
        }
    }

    private static FileChannel channel(Path file) throws IOException, ConversionException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw ConversionFault.UNREADABLE.about(name(file));
        }
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    private static BoxLayout examine(FileChannel channel, String name) throws IOException, ConversionException {
        if (channel.size() == 0) {
            throw ConversionFault.EMPTY.about(name);
        }
        BoxLayout layout = BoxLayout.of(channel);
        channel.position(0);
        if (layout.unfinished()) {
            throw ConversionFault.UNFINISHED.about(name);
        }
        if (layout.boxes() && layout.cutOff()) {
            throw ConversionFault.CUT_OFF.about(name);
        }
        return layout;
    }

    private static AVFormatContext format(FileBytes bytes, String name, BoxLayout layout) throws ConversionException {
        AVFormatContext context = avformat.avformat_alloc_context();
        context.pb(bytes.io());
        if (layout.boxes()) {
            // The index tells how fast pictures follow each other; no need to decode some to find out.
            context.fps_probe_size(0);
        }
        AVDictionary options = new AVDictionary();
        avutil.av_dict_set(options, "probesize", PROBE, 0);
        // Nothing may lead to another file or address.
        avutil.av_dict_set(options, "protocol_whitelist", "", 0);
        avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
        int opened = avformat.avformat_open_input(context, (String) null, null, options);
        avutil.av_dict_free(options);
        if (opened < 0) {
            // libavformat has freed the context.
            throw (layout.boxes() ? ConversionFault.DAMAGED : ConversionFault.NO_CLIP).about(name);
        }
        if (context.nb_streams() == 0 && layout.boxes()) {
            avformat.avformat_close_input(context);
            throw ConversionFault.NO_PICTURE.about(name);
        }
        if (avformat.avformat_find_stream_info(context, (AVDictionary) null) < 0) {
            avformat.avformat_close_input(context);
            throw ConversionFault.DAMAGED.about(name);
        }
        return context;
    }

    private static int stream(AVFormatContext context, int type, int beside) {
        return avformat.av_find_best_stream(context, type, -1, beside, (AVCodec) null, 0);
    }

    private static void keepOnly(AVFormatContext context, int video, int sound) {
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != video && i != sound) {
                context.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
    }

    private static void requireKnown(AVFormatContext context, String name, int video, int sound)
            throws ConversionException {
        AVCodecParameters picture = context.streams(video).codecpar();
        if (!PICTURES.contains(picture.codec_id())) {
            throw ConversionFault.PICTURE_KIND.about(name, codecName(picture));
        }
        if (picture.width() < 2
                || picture.height() < 2
                || picture.width() > LARGEST_SIDE
                || picture.height() > LARGEST_SIDE) {
            throw ConversionFault.DAMAGED.about(name);
        }
        if (sound >= 0) {
            AVCodecParameters heard = context.streams(sound).codecpar();
            if (!SOUNDS.contains(heard.codec_id())) {
                throw ConversionFault.SOUND_KIND.about(name, codecName(heard));
            }
            int channels = heard.ch_layout().nb_channels();
            if (heard.sample_rate() < 4000 || heard.sample_rate() > 192_000 || channels < 1 || channels > 8) {
                throw ConversionFault.DAMAGED.about(name);
            }
        }
    }

    static String codecName(AVCodecParameters parameters) {
        return avcodec.avcodec_get_name(parameters.codec_id()).getString();
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    String name() {
        return name(file);
    }

    AVStream video() {
        return context.streams(video);
    }

    Optional<AVStream> sound() {
        return sound.isPresent() ? Optional.of(context.streams(sound.getAsInt())) : Optional.empty();
    }

    boolean isVideo(AVPacket packet) {
        return packet.stream_index() == video;
    }

    boolean isSound(AVPacket packet) {
        return sound.isPresent() && packet.stream_index() == sound.getAsInt();
    }

    /** When the clip begins, on its own clock, in microseconds. */
    long startMicros() {
        long start = context.start_time();
        return start == avutil.AV_NOPTS_VALUE ? 0 : start;
    }

    /** How long the clip says it is, in microseconds; 0 where it says nothing. */
    long lengthMicros() {
        AVStream stream = video();
        if (stream.duration() != avutil.AV_NOPTS_VALUE && stream.duration() > 0) {
            return Rescale.toMicros(stream.duration(), stream.time_base());
        }
        return Math.max(0, context.duration());
    }

    /** A fact of the whole file, such as {@code creation_time}. */
    Optional<String> fact(String key) {
        AVDictionary facts = context.metadata();
        AVDictionaryEntry entry = facts == null ? null : avutil.av_dict_get(facts, key, null, 0);
        return entry == null || entry.isNull() ? Optional.empty() : Optional.of(text(entry));
    }

    private static String text(AVDictionaryEntry entry) {
        String value = entry.value().getString();
        return value.length() > 1000 ? value.substring(0, 1000) : value;
    }

    ClipTime time() {
        return new ClipTime(
                ClipTime.inName(name()),
                fact("creation_time").flatMap(ClipTime::inFacts),
                java.time.Duration.ofNanos(1000 * lengthMicros()));
    }

    /** Whether pictures have start codes, as in transport streams, and not lengths, as in MP4. */
    boolean startCodes() {
        return !layout.boxes();
    }

    boolean hevc() {
        return video().codecpar().codec_id() == avcodec.AV_CODEC_ID_HEVC;
    }

    /** How many pictures the index holds; 0 where there is none. */
    long indexedPictures() {
        return Math.max(0, video().nb_frames());
    }

    /** How many bytes the file has. */
    long size() {
        return bytes.size();
    }

    /** How many bytes were read, counted by place, so that it ends at {@link #size}. */
    long position() {
        return bytes.furthest();
    }

    /**
     * Reads the next packet, which the caller gives back with {@code av_packet_unref}.
     *
     * @return false at the end
     * @throws ConversionException when the file cannot be read on, or ends before its index says so
     */
    boolean read(AVPacket packet) throws ConversionException {
        while (true) {
            int result = avformat.av_read_frame(context, packet);
            if (result == avutil.AVERROR_EOF()) {
                requireWhole();
                return false;
            }
            if (bytes.failure() != null) {
                throw ConversionFault.UNREADABLE.about(name());
            }
            if (result < 0) {
                throw ConversionFault.DAMAGED.about(name());
            }
            if ((!isVideo(packet) && !isSound(packet)) || packet.size() <= 0) {
                avcodec.av_packet_unref(packet);
                continue;
            }
            if ((packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0 && layout.boxes()) {
                avcodec.av_packet_unref(packet);
                throw ConversionFault.CUT_OFF.about(name());
            }
            pictures += isVideo(packet) ? 1 : 0;
            return true;
        }
    }

    private void requireWhole() throws ConversionException {
        if (bytes.failure() != null) {
            throw ConversionFault.UNREADABLE.about(name());
        }
        if (pictures == 0 || (!layout.edited() && pictures < indexedPictures())) {
            throw ConversionFault.DAMAGED.about(name());
        }
    }

    /** The packet's bytes, valid until it is given back. */
    static ByteBuffer bytes(AVPacket packet) {
        return packet.data().capacity(packet.size()).asByteBuffer();
    }

    private static void release(@Nullable AVFormatContext context, @Nullable FileBytes bytes) {
        if (context != null) {
            avformat.avformat_close_input(context);
        }
        if (bytes != null) {
            bytes.close();
        }
    }

    @Override
    public void close() {
        release(context, bytes);
    }
}
