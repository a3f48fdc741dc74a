// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/**
 * A file, or bytes of a container that come from elsewhere, read by libavformat through callbacks of ours: it opens
 * nothing by itself, no network and no other file.
 */
final class ContainerSource implements StreamSource {
    private static final int BUFFER = 64 * 1024;
    private static final int CLOCK_RATE = 90_000;
    /** How much is looked at to find out what it is, in bytes. */
    private static final String PROBE = "2000000";
    /** What devices and Holdfast itself write; libavformat could read hundreds more, each with holes of its own. */
    private static final String FORMATS = "mov,avi,mpegts,mjpeg,mpjpeg,h264,hevc";

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

    private final String where;
    private final ReadableByteChannel channel;
    private volatile long bytes;
    private volatile boolean closed;

    private ContainerSource(String where, ReadableByteChannel channel) {
        this.where = where;
        this.channel = channel;
    }

    /** Bytes that come once, front to back. */
    static ContainerSource of(String where, InputStream in) {
        return new ContainerSource(where, Channels.newChannel(in));
    }

    /** A file. */
    static ContainerSource of(Path file) throws IOException {
        return new ContainerSource(String.valueOf(file.getFileName()), Files.newByteChannel(file));
    }

    @Override
    public void run(Receiver receiver) throws DeviceException, InterruptedException {
        Reading reading = new Reading();
        Seeking seeking = new Seeking();
        boolean seekable = channel instanceof SeekableByteChannel;
        BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER));
        AVIOContext io = avformat.avio_alloc_context(buffer, BUFFER, 0, null, reading, null, seekable ? seeking : null);
        AVFormatContext context = avformat.avformat_alloc_context();
        context.pb(io);
        try {
            AVDictionary options = new AVDictionary();
            avutil.av_dict_set(options, "probesize", PROBE, 0);
            // Nothing may lead to another file or address.
            avutil.av_dict_set(options, "protocol_whitelist", "", 0);
            avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
            int opened = avformat.avformat_open_input(context, (String) null, null, options);
            avutil.av_dict_free(options);
            if (opened < 0) {
                // libavformat has freed the context.
                context = null;
                throw MediaTexts.media("file-unreadable", null, where);
            }
            if (avformat.avformat_find_stream_info(context, (AVDictionary) null) < 0) {
                throw MediaTexts.media("file-unreadable", null, where);
            }
            deliver(context, receiver);
        } finally {
            if (context != null) {
                avformat.avformat_close_input(context);
            }
            avutil.av_free(io.buffer());
            avformat.avio_context_free(io);
            reading.close();
            seeking.close();
        }
    }

    private static int best(AVFormatContext context, int type, int beside, Set<Integer> codecs) {
        int best =
                avformat.av_find_best_stream(context, type, -1, beside, (org.bytedeco.ffmpeg.avcodec.AVCodec) null, 0);
        return best >= 0 && codecs.contains(context.streams(best).codecpar().codec_id()) ? best : -1;
    }

    private void deliver(AVFormatContext context, Receiver receiver) throws DeviceException, InterruptedException {
        int video = best(context, avutil.AVMEDIA_TYPE_VIDEO, -1, PICTURES);
        int sound = best(context, avutil.AVMEDIA_TYPE_AUDIO, video, SOUNDS);
        if (video < 0 && sound < 0) {
            throw MediaTexts.media("file-unreadable", null, where);
        }
        List<CodedTrack> tracks = new ArrayList<>();
        if (video >= 0) {
            tracks.add(CodedTrack.copy(true, CLOCK_RATE, context.streams(video).codecpar()));
        }
        if (sound >= 0) {
            tracks.add(CodedTrack.copy(false, CLOCK_RATE, context.streams(sound).codecpar()));
        }
        receiver.tracks(List.copyOf(tracks));
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            while (!closed && avformat.av_read_frame(context, packet) >= 0) {
                int index = packet.stream_index();
                if ((index == video || index == sound) && packet.size() > 0) {
                    hand(context.streams(index), packet, index == video || video < 0 ? 0 : 1, receiver);
                }
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    private static void hand(AVStream stream, AVPacket packet, int track, Receiver receiver)
            throws InterruptedException {
        long stamp = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        long ticks = stamp == avutil.AV_NOPTS_VALUE
                ? 0
                : avutil.av_rescale_q(
                        stamp, stream.time_base(), new AVRational().num(1).den(CLOCK_RATE));
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        ByteBuffer bytes = packet.data().capacity(packet.size()).asByteBuffer();
        receiver.unit(track, bytes, ticks, key, System.nanoTime());
    }

    @Override
    public long lost() {
        return -1;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read.
            return;
        }
    }

    /** Called by libavformat on the receiving thread. */
    private final class Reading extends Read_packet_Pointer_BytePointer_int {
        private long count;

        @Override
        public int call(@Nullable Pointer opaque, BytePointer into, int size) {
            try {
                int read = channel.read(into.capacity(size).asByteBuffer());
                if (read <= 0) {
                    return avutil.AVERROR_EOF();
                }
                count += read;
                bytes = count;
                return read;
            } catch (IOException e) {
                return avutil.AVERROR_EXIT();
            }
        }
    }

    /** Called by libavformat on the receiving thread. */
    private final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(@Nullable Pointer opaque, long offset, int whence) {
            try {
                SeekableByteChannel file = (SeekableByteChannel) channel;
                long base = switch (whence & ~avformat.AVSEEK_FORCE) {
                    case 0 -> 0;
                    case 1 -> file.position();
                    case 2 -> file.size();
                    default -> -1;
                };
                if (whence == avformat.AVSEEK_SIZE) {
                    return file.size();
                }
                if (base < 0 || base + offset < 0) {
                    return -1;
                }
                file.position(base + offset);
                return file.position();
            } catch (IOException e) {
                return -1;
            }
        }
    }
}
