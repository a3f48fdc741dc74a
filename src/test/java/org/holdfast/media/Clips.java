// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Moving pictures for tests: H.264 that a grey picture grows lighter in, a key picture every 15. */
final class Clips {
    private Clips() {}

    /** Coded pictures with start codes, parameter sets in front of each key picture. */
    static List<ByteBuffer> pictures(int width, int height, int count) {
        FfmpegEngine.load();
        AVCodec codec = avcodec.avcodec_find_encoder_by_name("libopenh264");
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        context.time_base(new AVRational().num(1).den(30));
        context.gop_size(15).bit_rate(500_000).thread_count(1);
        if (avcodec.avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            throw new IllegalStateException("libopenh264 does not start");
        }
        AVFrame frame = avutil.av_frame_alloc();
        frame.format(avutil.AV_PIX_FMT_YUV420P).width(width).height(height);
        avutil.av_frame_get_buffer(frame, 0);
        AVPacket packet = avcodec.av_packet_alloc();
        List<ByteBuffer> coded = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            avutil.av_frame_make_writable(frame);
            for (int plane = 0; plane < 3; plane++) {
                int rows = plane == 0 ? height : height / 2;
                BytePointer data = frame.data(plane).capacity((long) frame.linesize(plane) * rows);
                BytePointer.memset(data, plane == 0 ? 16 + i * 2 % 200 : 128, data.capacity());
            }
            frame.pts(i);
            avcodec.avcodec_send_frame(context, frame);
            while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
                byte[] bytes = new byte[packet.size()];
                packet.data().get(bytes);
                coded.add(ByteBuffer.wrap(bytes));
                avcodec.av_packet_unref(packet);
            }
        }
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
        return coded;
    }

    /** The same as an MP4 of 30 pictures a second, written by our own recorder. */
    static Path h264(Path folder, int width, int height, int count) throws Exception {
        Path file = folder.resolve("clip.mp4");
        try (CodedTrack track = CodedTrack.video(avcodec.AV_CODEC_ID_H264, 90_000, new byte[0]);
                RecordingSink sink = RecordingSink.open(new RecordingTarget.File(file))) {
            List<ByteBuffer> pictures = pictures(width, height, count);
            ParameterSets sets = ParameterSets.find(avcodec.AV_CODEC_ID_H264, pictures.getFirst());
            try (RecordedTrack copied = CopiedTrack.picture(track, sets.bytes(), width, height);
                    RecordingMuxer muxer = new RecordingMuxer(sink, false)) {
                muxer.add(copied.parameters(), copied.clockRate());
                muxer.begin();
                for (int i = 0; i < pictures.size(); i++) {
                    try (CodedUnit unit = CodedUnit.of(pictures.get(i), i * 3000L, i % 15 == 0, 0)) {
                        copied.take(unit, i * 3000L, packet -> muxer.write(0, packet, copied.clockRate()));
                    }
                }
                muxer.finish();
            }
        }
        return file;
    }
}
