// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The installed VLC through vlcj: our MJPEG, a file, and what it says about RTSP. */
@Tag("peer")
class VlcPeerTest {
    private final VlcEngine engine = new VlcEngine(TestNetworks.loopback());
    private final WatchingListener listener = new WatchingListener();

    @BeforeEach
    void vlcIsInstalled() {
        if (!engine.report().usable()) {
            Peers.missing("VLC is not installed (libvlc5, vlc-plugin-base)");
        }
    }

    @ParameterizedTest
    @CsvSource({"640, 360", "1280, 720", "848, 480", "330, 250"})
    void playsMjpegInItsOwnSizeAndColours(int width, int height) throws Exception {
        byte[] jpeg = Pictures.jpeg(width, height, 0xFF_20_60_C0);
        try (ScriptedServer server = new ScriptedServer(socket -> MjpegPlayerTest.stream(socket, jpeg, true, 2000));
                Player player = engine.open(MjpegPlayerTest.mjpeg(server), listener)) {
            await().atMost(20, SECONDS).until(() -> player.statistics().decoded() > 20 || !listener.ended.isEmpty());

            Still still = player.still(Duration.ofSeconds(5));

            assertThat(listener.ended).isEmpty();
            assertThat(still.width()).isEqualTo(width);
            assertThat(still.height()).isEqualTo(height);
            MjpegPlayerTest.assertColour(still, 0xFF_20_60_C0);
            assertThat(player.canRecord()).isFalse();
        }
        assertThat(listener.ended).isEmpty();
    }

    @Test
    void whatNobodyLooksAtIsReceivedAndNotDecoded() throws Exception {
        byte[] jpeg = Pictures.jpeg(640, 360, 0xFF_20_60_C0);
        try (ScriptedServer server = new ScriptedServer(socket -> MjpegPlayerTest.stream(socket, jpeg, true, 20_000));
                Player player = engine.open(MjpegPlayerTest.mjpeg(server), listener)) {
            await().atMost(20, SECONDS).until(() -> player.statistics().decoded() > 5);

            player.look(false);
            AtomicLong decoded = new AtomicLong(-1);
            // What was on its way when it was said may still come.
            await().atMost(20, SECONDS).pollInterval(Duration.ofMillis(700)).until(() -> {
                long now = player.statistics().decoded();
                return decoded.getAndSet(now) == now;
            });
            long bytes = player.statistics().bytes();
            await().atMost(20, SECONDS).until(() -> player.statistics().bytes() > bytes + 20L * jpeg.length);
            assertThat(player.statistics().decoded()).isEqualTo(decoded.get());

            Still still = player.still(Duration.ofSeconds(10));
            MjpegPlayerTest.assertColour(still, 0xFF_20_60_C0);

            player.look(true);
            long before = player.statistics().decoded();
            await().atMost(20, SECONDS).until(() -> player.statistics().decoded() > before + 10);
            assertThat(listener.ended).isEmpty();
        }
    }

    @Test
    void playsAFile(@TempDir Path folder) throws Exception {
        Path file = Clips.h264(folder, 320, 240, 60);
        try (Player player = engine.open(file, listener)) {
            await().atMost(20, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(player.statistics().decoded()).isGreaterThan(20);
            assertThat(listener.opened).last().satisfies(exchange -> {
                assertThat(exchange.width()).isEqualTo(320);
                assertThat(exchange.height()).isEqualTo(240);
            });
        }
    }

    @Test
    void opensRtspOnlyWhereItsPluginsCan() {
        LiveStream.Rtsp stream =
                new LiveStream.Rtsp(URI.create("rtsp://127.0.0.1:8554/sjcam.mov"), false, Optional.empty());

        assertThat(engine.plays(stream)).isEqualTo(engine.report().rtsp());
        assertThat(engine.report().version()).startsWith("VLC 3.");
    }

    @Test
    void refusesAnAddressThatIsNotOnThisComputer() {
        LiveStream.Mjpeg stream = new LiveStream.Mjpeg(URI.create("http://192.0.2.1:8192/"), Optional.empty());

        assertThatThrownBy(() -> engine.open(stream, listener)).isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void tellsOnceWhenNobodyListens() throws Exception {
        // The port of "discard": a port that was free a moment ago may be another test's by now.
        LiveStream nobody = new LiveStream.Mjpeg(URI.create("http://127.0.0.1:9/"), Optional.empty());

        try (Player player = engine.open(nobody, listener)) {
            assertThatThrownBy(() -> player.still(Duration.ofSeconds(10))).isInstanceOf(DeviceException.Media.class);
            // A player that is closed tells no more, so it is heard before.
            await().atMost(10, SECONDS).until(() -> !listener.ended.isEmpty());
        }

        assertThat(listener.ended).hasSize(1);
    }
}
