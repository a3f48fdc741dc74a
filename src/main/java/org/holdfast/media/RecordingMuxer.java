// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * Writes packets as MP4 or AVI. An MP4 is made of fragments of a second, so that it plays whenever writing stops; where
 * the target can seek, finishing turns it into a plain MP4. An AVI plays without the index that finishing adds. Belongs
 * to one thread.
 */
final class RecordingMuxer implements AutoCloseable {
    /** In microseconds; what a kill can cost. */
    private static final String FRAGMENT = "1000000";

    private static final String FRAGMENTED = "empty_moov+default_base_moof";
    /** FFmpeg 7.1 and later: fragments while it grows, one index when it is finished. */
    private static final String FINISHED_PLAIN = "hybrid_fragmented+default_base_moof";
    /** An AVI has places for pictures at a fixed rate; those without one repeat the picture before. */
    private static final int AVI_PLACES_A_SECOND = 50;

    private final RecordingSink sink;
    private final boolean avi;
    private final OutputCalls calls;
    private final AVFormatContext context = new AVFormatContext(null);
    private final List<AVStream> streams = new ArrayList<>();
    private long[] lastStamps = new long[0];

    /** @param avi whether it is an AVI; otherwise an MP4 */
    RecordingMuxer(RecordingSink sink, boolean avi) {
        this.sink = sink;
        this.avi = avi;
        avformat.avformat_alloc_output_context2(context, (AVOutputFormat) null, avi ? "avi" : "mp4", null);
        calls = new OutputCalls(sink);
        context.pb(calls.io());
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS);
    }

    /** Adds a track before {@link #begin}. */
    void add(AVCodecParameters parameters, int clockRate) {
        AVStream stream = avformat.avformat_new_stream(context, null);
        avcodec.avcodec_parameters_copy(stream.codecpar(), parameters);
        stream.codecpar().codec_tag(0);
        boolean video = parameters.codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
        stream.time_base(rational(avi && video ? AVI_PLACES_A_SECOND : clockRate));
        streams.add(stream);
        lastStamps = new long[streams.size()];
        Arrays.fill(lastStamps, -1);
    }

    /**
     * Writes the beginning of the file.
     *
     * @throws IOException when it cannot be written
     */
    void begin() throws IOException {
        AVDictionary options = new AVDictionary();
        if (!avi) {
            avutil.av_dict_set(options, "movflags", sink.seekable() ? FINISHED_PLAIN : FRAGMENTED, 0);
            avutil.av_dict_set(options, "frag_duration", FRAGMENT, 0);
        }
        int result = avformat.avformat_write_header(context, options);
        avutil.av_dict_free(options);
        check(result);
    }

    private static AVRational rational(int rate) {
        return new AVRational().num(1).den(rate);
    }

    /**
     * Writes one packet, which is used up.
     *
     * @param clockRate the ticks of its times
     * @throws IOException when it cannot be written
     */
    void write(int stream, AVPacket packet, int clockRate) throws IOException {
        avcodec.av_packet_rescale_ts(
                packet, rational(clockRate), streams.get(stream).time_base());
        long late = Math.max(0, lastStamps[stream] + 1 - packet.dts());
        packet.stream_index(stream).dts(packet.dts() + late).pts(Math.max(packet.pts(), packet.dts()));
        lastStamps[stream] = packet.dts();
        check(avformat.av_write_frame(context, packet));
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
        IOException failed = calls.failure();
        if (failed != null) {
            throw failed;
        }
        if (result < 0) {
            throw new IOException("libavformat says " + result);
        }
    }

    @Override
    public void close() {
        context.pb(null);
        avformat.avformat_free_context(context);
        calls.close();
    }
}
