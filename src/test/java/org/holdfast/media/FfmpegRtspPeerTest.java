// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;
import org.holdfast.device.Credentials;
import org.holdfast.device.LiveStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our RTSP client and the embedded FFmpeg against GStreamer's RTSP server. */
@Tag("peer")
class FfmpegRtspPeerTest {
    private final FfmpegEngine engine = new FfmpegEngine(TestNetworks.loopback());
    private final WatchingListener listener = new WatchingListener();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void playsGstreamersStreamWithoutALostPacket(boolean overTcp) throws Exception {
        try (Peers.RtspServer server = Peers.RtspServer.start("640", "360");
                Player player = engine.open(stream(server, overTcp), listener)) {
            await().atMost(20, SECONDS).until(() -> player.statistics().decoded() >= 60 || !listener.ended.isEmpty());

            Still still = player.still(Duration.ofSeconds(5));

            assertThat(listener.ended).isEmpty();
            assertThat(listener.opened).singleElement().satisfies(exchange -> {
                assertThat(exchange.width()).isEqualTo(640);
                assertThat(exchange.height()).isEqualTo(360);
            });
            assertThat(player.statistics().lost()).isZero();
            assertThat(player.statistics().damaged()).isZero();
            // Of the bars the first is white, the second yellow; every pixel is opaque.
            assertThat(pixel(still, 20)).isEqualTo("ffffffff");
            assertThat(pixel(still, 137)).matches("fff[c-f]f[c-f]0.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "digest"})
    void isLetInByGstreamersPasswordAndNotWithoutIt(String kind) throws Exception {
        try (Peers.RtspServer server = Peers.RtspServer.start("320", "240", kind)) {
            Map<String, String> right = Map.of("user", "anna", "password", "s3cret");
            LiveStream.Rtsp stream = stream(server, true);
            try (Player player = engine.open(
                    new LiveStream.Rtsp(stream.address(), true, Optional.empty(), secrets(right)), listener)) {
                await().atMost(20, SECONDS)
                        .until(() -> player.statistics().decoded() >= 10 || !listener.ended.isEmpty());
                assertThat(listener.ended).isEmpty();
            }
            WatchingListener refused = new WatchingListener();
            Map<String, String> wrong = Map.of("user", "anna", "password", "wrong");
            try (Player _ = engine.open(
                    new LiveStream.Rtsp(stream.address(), true, Optional.empty(), secrets(wrong)), refused)) {
                await().atMost(20, SECONDS).until(() -> !refused.ended.isEmpty());
            }
            assertThat(refused.ended.toString()).contains("did not accept the password");
        }
    }

    private static Credentials secrets(Map<String, String> secrets) {
        return kind -> Optional.ofNullable(secrets.get(kind)).map(String::toCharArray);
    }

    @Test
    void recordsGstreamersStream(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("clip.mp4");
        try (Peers.RtspServer server = Peers.RtspServer.start("640", "360");
                Player player = engine.open(stream(server, false), listener)) {
            StreamRecording recording = player.record(new RecordingTarget.File(file));
            await().atMost(20, SECONDS)
                    .until(() -> recording.length().compareTo(Duration.ofSeconds(2)) > 0 || !recording.running());

            recording.close();

            assertThat(recording.failure()).isEmpty();
            assertThat(listener.ended).isEmpty();
            assertThat(recording.running()).isFalse();
        }
        Probe.Result result = Probe.of(file);
        assertThat(result.codec()).isEqualTo("h264");
        assertThat(result.width()).isEqualTo(640);
        assertThat(result.pictures()).isGreaterThan(50);
        assertThat(result.firstStamp()).isZero();
        assertThat(result.firstKey()).isTrue();
    }

    @Test
    void withSoundThePicturePlaysAndAMissingAudioDeviceIsTold() throws Exception {
        boolean device = AudioSystem.isLineSupported(
                new DataLine.Info(SourceDataLine.class, new AudioFormat(8000, 16, 2, true, false)));
        try (Peers.RtspServer server = Peers.RtspServer.start("320", "240", "sound");
                Player player = engine.open(stream(server, false), listener)) {
            player.hear(true);
            await().atMost(20, SECONDS)
                    .until(() -> player.statistics().decoded() >= 30 && (device || !listener.remarks.isEmpty()));

            assertThat(listener.ended).isEmpty();
            assertThat(listener.remarks).hasSize(device ? 0 : 1);
        }
    }

    @Test
    void aRecordingHoldsTheStreamsOwnSoundInStepWithThePicture(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("film.mp4");
        try (Peers.RtspServer server = Peers.RtspServer.start("320", "240", "sound");
                Player player = engine.open(stream(server, false), listener)) {
            await().atMost(20, SECONDS).until(() -> player.statistics().decoded() > 0);
            StreamRecording recording = player.record(new RecordingTarget.File(file));
            await().atMost(20, SECONDS).until(() -> recording.length().toSeconds() >= 3);
            recording.close();
            assertThat(recording.failure()).isEmpty();
        }

        FilmProbe film = FilmProbe.of(file);
        assertThat(film.pictureCodec).isEqualTo("h264");
        assertThat(film.soundCodec).isEqualTo("aac");
        assertThat(film.soundEnd).isCloseTo(film.pictures.getLast(), within(0.5));
    }

    private static String pixel(Still still, int x) {
        return Integer.toHexString(still.pixels().get(ValueLayout.JAVA_INT_UNALIGNED, 4L * (100 * still.width() + x)));
    }

    private static LiveStream.Rtsp stream(Peers.RtspServer server, boolean overTcp) {
        return new LiveStream.Rtsp(
                URI.create("rtsp://127.0.0.1:" + server.port() + "/sjcam.mov"), overTcp, Optional.empty());
    }
}
