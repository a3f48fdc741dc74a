// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/**
 * A container that libavformat reads through callbacks of ours: it opens nothing by itself, no network and no other
 * file, and knows only the formats that devices and Holdfast write. Belongs to one thread, which also closes it; the
 * channel is the caller's, and closing that from any thread ends a read that blocks.
 */
final class ContainerInput implements AutoCloseable {
    /** How much is looked at to find out what it is, in bytes. */
    private static final String PROBE = "2000000";
    /** What devices and Holdfast itself write; libavformat could read hundreds more, each with holes of its own. */
    private static final String FORMATS = "mov,avi,mpegts,mjpeg,mpjpeg,h264,hevc";
    /** What a QuickTime or MP4 file can begin with. */
    private static final Set<String> FILM_BEGINNINGS = Set.of("ftyp", "mdat", "wide", "free", "skip", "moov");

    private static final Set<Integer> PICTURES = Set.of(
            avcodec.AV_CODEC_ID_H264, avcodec.AV_CODEC_ID_HEVC, avcodec.AV_CODEC_ID_MJPEG, avcodec.AV_CODEC_ID_MPEG4);
    private static final Set<Integer> SOUNDS = Set.of(
            avcodec.AV_CODEC_ID_AAC,
            avcodec.AV_CODEC_ID_MP3,
            avcodec.AV_CODEC_ID_OPUS,
            avcodec.AV_CODEC_ID_PCM_S16LE,
            avcodec.AV_CODEC_ID_PCM_S16BE,
            avcodec.AV_CODEC_ID_PCM_MULAW,
            avcodec.AV_CODEC_ID_PCM_ALAW);

    private final InputCalls calls;
    private @Nullable AVFormatContext context;

    private ContainerInput(ReadableByteChannel channel) {
        calls = new InputCalls(channel);
    }

    /**
     * Reads the container's beginning, and its index where that lies elsewhere.
     *
     * @param where the file or device, for sentences
     * @throws DeviceException when it cannot be read, is none of the known formats, or has no index
     */
    static ContainerInput open(String where, ReadableByteChannel channel) throws DeviceException {
        ContainerInput input = new ContainerInput(channel);
        boolean opened = false;
        try {
            input.open(where);
            opened = true;
            return input;
        } finally {
            if (!opened) {
                input.close();
            }
        }
    }

    private void open(String where) throws DeviceException {
        AVFormatContext made = avformat.avformat_alloc_context();
        made.pb(calls.io());
        AVDictionary options = new AVDictionary();
        avutil.av_dict_set(options, "probesize", PROBE, 0);
        // Nothing may lead to another file or address.
        avutil.av_dict_set(options, "protocol_whitelist", "", 0);
        avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
        int opened = avformat.avformat_open_input(made, (String) null, null, options);
        avutil.av_dict_free(options);
        if (opened < 0) {
            // libavformat has freed the context.
            throw failed(where);
        }
        context = made;
        if (avformat.avformat_find_stream_info(made, (AVDictionary) null) < 0) {
            throw failed(where);
        }
    }

    private DeviceException failed(String where) {
        IOException broken = calls.failure();
        if (broken != null) {
            return why(where, broken);
        }
        boolean film = FILM_BEGINNINGS.contains(new String(calls.head(), 4, 4, StandardCharsets.ISO_8859_1));
        return MediaTexts.media(film ? "clip-unfinished" : "file-unreadable", null, where);
    }

    /** The device's own failure that a channel wrapped, or that the bytes cannot be read. */
    static DeviceException why(String where, IOException broken) {
        Throwable each = broken;
        for (int depth = 0; each != null && depth < 8; depth++) {
            if (each instanceof DeviceException own) {
                return own;
            }
            each = each.getCause();
        }
        return MediaTexts.media("clip-unreadable", broken, where);
    }

    /** The best track of a kind; −1 where there is none that Holdfast plays. */
    int track(boolean video, int beside) {
        AVFormatContext open = context();
        int kind = video ? avutil.AVMEDIA_TYPE_VIDEO : avutil.AVMEDIA_TYPE_AUDIO;
        int best = avformat.av_find_best_stream(open, kind, -1, beside, (org.bytedeco.ffmpeg.avcodec.AVCodec) null, 0);
        Set<Integer> codecs = video ? PICTURES : SOUNDS;
        return best >= 0 && codecs.contains(open.streams(best).codecpar().codec_id()) ? best : -1;
    }

    /** The next packet of any track, for the caller to give back; false at the end, or where reading failed. */
    boolean read(AVPacket packet) {
        return avformat.av_read_frame(context(), packet) >= 0;
    }

    /** When to show a packet, in ticks of {@code clockRate} a second; 0 where it does not say. */
    long stamp(AVPacket packet, int clockRate) {
        long stamp = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        return stamp == avutil.AV_NOPTS_VALUE
                ? 0
                : avutil.av_rescale_q(
                        stamp,
                        context().streams(packet.stream_index()).time_base(),
                        new AVRational().num(1).den(clockRate));
    }

    AVFormatContext context() {
        AVFormatContext open = context;
        if (open == null) {
            throw new IllegalStateException("Nothing is open");
        }
        return open;
    }

    /** Why the channel could not be read; empty where it could. */
    Optional<IOException> failure() {
        return Optional.ofNullable(calls.failure());
    }

    /** How many bytes were read; from any thread. */
    long bytes() {
        return calls.bytes();
    }

    @Override
    public void close() {
        AVFormatContext open = context;
        if (open != null) {
            context = null;
            avformat.avformat_close_input(open);
        }
        calls.close();
    }
}
