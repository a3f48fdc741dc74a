// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Writes coded pictures as MP4, unchanged. The file is made of fragments of a second, so that it plays whenever writing
 * stops; where the target can seek, finishing turns it into a plain MP4. Belongs to one thread.
 */
final class Mp4Muxer implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    /** In microseconds; what a kill can cost. */
    private static final String FRAGMENT = "1000000";

    private static final String FRAGMENTED = "empty_moov+default_base_moof";
    /** FFmpeg 7.1 and later: fragments while it grows, one index when it is finished. */
    private static final String FINISHED_PLAIN = "hybrid_fragmented+default_base_moof";

    private static final int IO_ERROR = -5;

    private final RecordingSink sink;
    private final int clockRate;
    private final Writing writing = new Writing();
    private final Seeking seeking = new Seeking();
    private final AVFormatContext context = new AVFormatContext(null);
    private final AVIOContext io;
    private final AVStream stream;
    private @Nullable IOException failure;
    private boolean begun;
    private long firstTicks;
    private long lastStamp = -1;
    private long lastStep;

    /**
     * Writes the beginning of the file.
     *
     * @param extra parameter sets, for codecs that have them
     * @throws IOException when it cannot be written
     */
    Mp4Muxer(RecordingSink sink, CodedTrack track, byte[] extra, int width, int height) throws IOException {
        this.sink = sink;
        this.clockRate = track.clockRate();
        avformat.avformat_alloc_output_context2(context, (AVOutputFormat) null, "mp4", null);
        stream = avformat.avformat_new_stream(context, null);
        avcodec.avcodec_parameters_copy(stream.codecpar(), track.parameters());
        CodedTrack.setExtra(stream.codecpar(), extra);
        stream.codecpar().width(width).height(height).codec_tag(0);
        stream.time_base(rational(clockRate));
        io = avformat.avio_alloc_context(
                new BytePointer(avutil.av_malloc(BUFFER)),
                BUFFER,
                1,
                null,
                null,
                writing,
                sink.seekable() ? seeking : null);
        io.seekable(sink.seekable() ? avformat.AVIO_SEEKABLE_NORMAL : 0);
        context.pb(io);
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS);
        AVDictionary options = new AVDictionary();
        avutil.av_dict_set(options, "movflags", sink.seekable() ? FINISHED_PLAIN : FRAGMENTED, 0);
        avutil.av_dict_set(options, "frag_duration", FRAGMENT, 0);
        int result = avformat.avformat_write_header(context, options);
        avutil.av_dict_free(options);
        try {
            check(result);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static AVRational rational(int rate) {
        return new AVRational().num(1).den(rate);
    }

    /**
     * Writes one picture; the unit's packet is used up.
     *
     * @throws IOException when it cannot be written
     */
    void write(CodedUnit unit) throws IOException {
        if (!begun) {
            begun = true;
            firstTicks = unit.ticks();
        }
        long stamp = Math.max(unit.ticks() - firstTicks, lastStamp + 1);
        lastStep = lastStamp < 0 ? clockRate / 30 : stamp - lastStamp;
        lastStamp = stamp;
        AVPacket packet = unit.packet();
        packet.stream_index(0).pts(stamp).dts(stamp).duration(lastStep);
        avcodec.av_packet_rescale_ts(packet, rational(clockRate), stream.time_base());
        check(avformat.av_write_frame(context, packet));
    }

    /** How much picture was written, in nanoseconds. */
    long lengthNanos() {
        return begun ? (long) ((lastStamp + lastStep) * 1e9 / clockRate) : 0;
    }

    /**
     * Writes the end.
     *
     * @throws IOException when it cannot be written; what is there plays nevertheless
     */
    void finish() throws IOException {
        check(avformat.av_write_trailer(context));
    }

    private void check(int result) throws IOException {
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
        if (result < 0) {
            throw new IOException("libavformat says " + result);
        }
    }

    @Override
    public void close() {
        avutil.av_free(io.buffer());
        avformat.avio_context_free(io);
        context.pb(null);
        avformat.avformat_free_context(context);
        writing.close();
        seeking.close();
    }

    /** Called by libavformat on the writing thread. */
    private final class Writing extends Write_packet_Pointer_BytePointer_int {
        @Override
        public int call(@Nullable Pointer opaque, BytePointer from, int size) {
            if (failure != null) {
                // Nothing after a failed write: what is whole stays whole.
                return IO_ERROR;
            }
            try {
                sink.write(from.capacity(size).asByteBuffer());
                return size;
            } catch (IOException e) {
                failure = e;
                return IO_ERROR;
            } catch (RuntimeException e) {
                failure = new IOException(e);
                return IO_ERROR;
            }
        }
    }

    /** Called by libavformat on the writing thread. */
    private final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(@Nullable Pointer opaque, long offset, int whence) {
            try {
                return switch (whence & ~avformat.AVSEEK_FORCE) {
                    case 0 -> sink.seek(offset);
                    case 1 -> sink.seek(sink.position() + offset);
                    case 2 -> sink.seek(sink.size() + offset);
                    default -> whence == avformat.AVSEEK_SIZE ? sink.size() : -1;
                };
            } catch (IOException e) {
                return -1;
            }
        }
    }
}
