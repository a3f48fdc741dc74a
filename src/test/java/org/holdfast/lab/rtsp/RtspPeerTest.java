// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.FrameNumber;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.lab.scene.SendLog;
import org.holdfast.net.Listeners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The RTSP server beside another project's client. */
@Tag("peer")
class RtspPeerTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private final Listeners listeners = new Listeners();
    private final SendLog log = new SendLog();

    @SuppressWarnings("NullAway.Init")
    private InetSocketAddress address;

    @BeforeEach
    void open() throws IOException {
        SceneStore scenes = new SceneStore(Path.of("target", "lab-cache"));
        RtspServer server = new RtspServer(
                new RtspServer.Setup(
                        HERE, "/sjcam.mov", () -> scenes.h264(WIDTH, HEIGHT), new Faults(), () -> false, log),
                listeners);
        address = listeners.tcp(HERE, 0, "test-rtsp", 8, server::serve).address();
    }

    @AfterEach
    void close() {
        listeners.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void ffprobeKnowsTheStream(String transport) throws Exception {
        Peer.require("ffprobe");
        Process probe = Peer.start(List.of(
                "ffprobe",
                "-v",
                "error",
                "-rtsp_transport",
                transport,
                "-show_entries",
                "stream=codec_name,profile,width,height,avg_frame_rate",
                "-of",
                "default=noprint_wrappers=1",
                address()));

        String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(probe.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines())
                .containsExactly(
                        "codec_name=h264",
                        "profile=Constrained Baseline",
                        "width=640",
                        "height=360",
                        "avg_frame_rate=30/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void ffmpegDecodesEveryPictureInOrder(String transport) throws Exception {
        Peer.require("ffmpeg");
        Process play = Peer.start(List.of(
                "ffmpeg",
                "-v",
                "error",
                "-rtsp_transport",
                transport,
                "-i",
                address(),
                "-frames:v",
                "45",
                "-pix_fmt",
                "bgra",
                "-f",
                "rawvideo",
                "-"));
        List<Integer> numbers = new ArrayList<>();
        try (Arena arena = Arena.ofConfined();
                InputStream pictures = play.getInputStream()) {
            MemorySegment picture = arena.allocate(4L * WIDTH * HEIGHT);
            byte[] bytes = pictures.readNBytes(4 * WIDTH * HEIGHT);
            while (bytes.length == 4 * WIDTH * HEIGHT) {
                MemorySegment.copy(bytes, 0, picture, ValueLayout.JAVA_BYTE, 0, bytes.length);
                numbers.add(FrameNumber.read(picture, WIDTH, HEIGHT).orElse(-1));
                bytes = pictures.readNBytes(4 * WIDTH * HEIGHT);
            }
        }

        assertThat(play.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(numbers).hasSize(45).doesNotContain(-1);
        List<Integer> steps = new ArrayList<>();
        for (int i = 1; i < numbers.size(); i++) {
            steps.add(Math.floorMod(numbers.get(i) - numbers.get(i - 1), 300));
        }
        assertThat(steps).containsOnly(1);
        assertThat(log.sentNanos(numbers.getFirst())).isPresent();
    }

    private String address() {
        return "rtsp://127.0.0.1:" + address.getPort() + "/sjcam.mov";
    }
}
