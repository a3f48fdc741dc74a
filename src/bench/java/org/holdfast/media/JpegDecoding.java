// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.holdfast.device.DeviceException;
import org.holdfast.lab.scene.SceneStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a coded JPEG of 640x480 to blue, green, red, alpha in native memory: by the live canvas's decoder, by bare
 * libavcodec and libswscale with the same settings, and by the JDK's ImageIO.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@SuppressWarnings("NullAway.Init") // What the set-up fills.
public class JpegDecoding {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int PICTURES = 16;

    private final byte[][] jpegs = new byte[PICTURES][];
    private final AVPacket[] packets = new AVPacket[PICTURES];
    private int next;

    private CodedTrack track = CodedTrack.video(avcodec.AV_CODEC_ID_MJPEG, 90_000, new byte[0]);
    private PictureOutput output;
    private VideoDecoder decoder;

    private AVCodecContext context;
    private AVFrame decoded;
    private AVFrame shown;
    private SwsContext scaler;
    private MemorySegment pixels;
    private int[] row;

    /** Draws the pictures and opens the decoders. */
    @Setup
    public void open() throws IOException, DeviceException {
        FfmpegEngine.load();
        SceneStore scenes = new SceneStore(Files.createDirectories(Path.of("target", "bench-scenes")));
        for (int i = 0; i < PICTURES; i++) {
            jpegs[i] = scenes.jpeg(5 * i, WIDTH, HEIGHT);
            packets[i] = avcodec.av_packet_alloc();
            avcodec.av_new_packet(packets[i], jpegs[i].length);
            packets[i].data().put(jpegs[i]);
        }
        output = new PictureOutput(new Quiet());
        decoder = VideoDecoder.open(track, output, true);
        openBare();
        pixels = Arena.ofAuto().allocate(4L * WIDTH * HEIGHT + 128, 64);
        shown = avutil.av_frame_alloc();
        shown.format(avutil.AV_PIX_FMT_BGRA).width(WIDTH).height(HEIGHT);
        shown.data(0, new BytePointer(pixels.asByteBuffer())).linesize(0, 4 * WIDTH);
        row = new int[WIDTH * HEIGHT];
        ImageIO.setUseCache(false);
    }

    private void openBare() {
        AVCodec codec = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_MJPEG);
        context = avcodec.avcodec_alloc_context3(codec);
        context.thread_type(AVCodecContext.FF_THREAD_SLICE);
        context.thread_count(Math.min(4, Runtime.getRuntime().availableProcessors()));
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
        avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        decoded = avutil.av_frame_alloc();
        scaler = swscale.sws_alloc_context();
        scaler.flags(swscale.SWS_FAST_BILINEAR);
        scaler.threads(1);
    }

    private int turn() {
        next = (next + 1) % PICTURES;
        return next;
    }

    /** As a stream is shown: filed, decoded into a shared buffer and published. */
    @Benchmark
    public long holdfast() throws DeviceException {
        try (CodedUnit unit = CodedUnit.of(ByteBuffer.wrap(jpegs[turn()]), next, true, 1)) {
            decoder.decode(unit);
        }
        return output.lastPictureNanos();
    }

    /** The least that has to be done. */
    @Benchmark
    public int libavcodec() {
        avcodec.avcodec_send_packet(context, packets[turn()]);
        int result = avcodec.avcodec_receive_frame(context, decoded);
        if (result < 0 || swscale.sws_scale_frame(scaler, shown, decoded) < 0) {
            throw new IllegalStateException("It was not decoded");
        }
        avutil.av_frame_unref(decoded);
        return result;
    }

    /** As a program without native decoders does it. */
    @Benchmark
    public int imageIo() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpegs[turn()]));
        image.getRGB(0, 0, WIDTH, HEIGHT, row, 0, WIDTH);
        MemorySegment.copy(row, 0, pixels, ValueLayout.JAVA_INT_UNALIGNED, 0, row.length);
        return row[0];
    }

    /** Lets the native memory go. */
    @TearDown
    public void close() {
        decoder.close();
        track.close();
        shown.data(0, new BytePointer());
        avutil.av_frame_free(shown);
        avutil.av_frame_free(decoded);
        swscale.sws_free_context(scaler);
        avcodec.avcodec_free_context(context);
        for (AVPacket packet : packets) {
            avcodec.av_packet_free(packet);
        }
    }

    /** Nobody is told. */
    private static final class Quiet implements PlayerListener {
        @Override
        public void opened(FrameExchange pictures) {
            // It is asked for its pictures by nobody.
        }

        @Override
        public void remark(PlayerRemark remark) {
            throw new IllegalStateException(remark.toString());
        }

        @Override
        public void ended(DeviceException why) {
            throw new IllegalStateException(why);
        }
    }
}
