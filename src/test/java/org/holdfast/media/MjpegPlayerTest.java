// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.ValueLayout;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireEvent;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MJPEG over HTTP through the embedded FFmpeg, against a small server of the test's. */
class MjpegPlayerTest {
    private final FfmpegEngine engine = new FfmpegEngine(TestNetworks.loopback());
    private final WatchingListener listener = new WatchingListener();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsPicturesWithAndWithoutALengthInTheirParts(boolean withLength) throws Exception {
        byte[] jpeg = Pictures.jpeg(640, 360, 0xFF_20_60_C0);
        try (ScriptedServer server = new ScriptedServer(socket -> stream(socket, jpeg, withLength, 1000));
                Player player = engine.open(mjpeg(server), listener)) {
            Still still = player.still(Duration.ofSeconds(10));

            assertThat(still.width()).isEqualTo(640);
            assertThat(still.height()).isEqualTo(360);
            assertThat(still.jpeg()).contains(ByteBuffer.wrap(jpeg));
            assertColour(still, 0xFF_20_60_C0);
            await().atMost(10, SECONDS).until(() -> player.statistics().decoded() > 10);
            assertThat(player.statistics().damaged()).isZero();
            assertThat(player.statistics().lost()).isEqualTo(-1);
            assertThat(listener.opened).hasSize(1);
        }
        assertThat(listener.ended).isEmpty();
    }

    @Test
    void aSizeThatChangesAllTheTimeEndsTheStreamWithASentence() throws Exception {
        byte[][] jpegs = {Pictures.jpeg(64, 48, -1), Pictures.jpeg(80, 48, -1)};
        try (ScriptedServer server = new ScriptedServer(socket -> alternate(socket, jpegs));
                Player _ = engine.open(mjpeg(server), listener)) {
            await().atMost(30, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(listener.ended.getFirst().sentence())
                    .hasToString("The size of the picture changes all the time.");
            assertThat(listener.opened).hasSize(SizeChanges.MOST + 1);
        }
    }

    @Test
    void aPictureOfAnAbsurdAreaEndsTheStreamWithASentence() throws Exception {
        byte[] jpeg = Pictures.jpeg(4096, 3080, -1);
        try (ScriptedServer server = new ScriptedServer(socket -> stream(socket, jpeg, true, 1000));
                Player _ = engine.open(mjpeg(server), listener)) {
            await().atMost(30, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(listener.ended.getFirst().sentence())
                    .hasToString("The picture is too large to show (4096 by 3080).");
            assertThat(listener.opened).isEmpty();
        }
    }

    @Test
    void everyMessageIsReportedOnce() throws Exception {
        byte[] jpeg = Pictures.jpeg(64, 48, -1);
        WireTap tap = new WireTap();
        List<WireEvent> events = new CopyOnWriteArrayList<>();
        tap.listen(events::add);
        FfmpegEngine tapped = new FfmpegEngine(new Network(Reach.LOOPBACK, List::of, tap, Clock.systemUTC()));
        try (ScriptedServer server = new ScriptedServer(socket -> stream(socket, jpeg, true, 3));
                Player _ = tapped.open(mjpeg(server), listener)) {
            await().atMost(10, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(events)
                    .extracting(WireEvent::direction)
                    .startsWith(WireEvent.Direction.SENT, WireEvent.Direction.RECEIVED)
                    .filteredOn(WireEvent.Direction.SENT::equals)
                    .hasSize(1);
            assertThat(events.subList(2, events.size()))
                    .hasSize(3)
                    .allSatisfy(event -> assertThat(event.bytes()).isEqualTo(ByteBuffer.wrap(jpeg)));
        }
    }

    @Test
    void tellsOnceWhenTheCameraHangsUp() throws Exception {
        byte[] jpeg = Pictures.jpeg(64, 48, -1);
        try (ScriptedServer server = new ScriptedServer(socket -> stream(socket, jpeg, true, 5));
                Player player = engine.open(mjpeg(server), listener)) {
            await().atMost(10, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(listener.ended).singleElement().isInstanceOf(DeviceException.Media.class);
            assertThat(listener.ended.getFirst().sentence().toString()).endsWith("has ended.");
            assertThatThrownBy(() -> player.still(Duration.ofSeconds(1))).isInstanceOf(DeviceException.Media.class);
        }
        assertThat(listener.ended).hasSize(1);
    }

    @Test
    void countsBrokenPicturesAndGoesOn() throws Exception {
        byte[] good = Pictures.jpeg(64, 48, 0xFF_FF_00_00);
        try (ScriptedServer server = new ScriptedServer(socket -> {
                    head(socket, "arflebarfle");
                    OutputStream out = socket.getOutputStream();
                    for (int i = 0; i < 500; i++) {
                        part(out, i % 2 == 0 ? good : "not a picture".getBytes(US_ASCII), true);
                        TimeUnit.MILLISECONDS.sleep(10);
                    }
                });
                Player player = engine.open(mjpeg(server), listener)) {
            await().atMost(10, SECONDS)
                    .until(() -> player.statistics().decoded() > 5
                            && player.statistics().damaged() > 5);

            assertThat(listener.ended).isEmpty();
        }
    }

    @Test
    void opensAnewWhenTheSizeChanges() throws Exception {
        byte[] small = Pictures.jpeg(64, 48, -1);
        byte[] large = Pictures.jpeg(640, 480, -1);
        try (ScriptedServer server = new ScriptedServer(socket -> {
                    head(socket, "arflebarfle");
                    part(socket.getOutputStream(), small, true);
                    TimeUnit.MILLISECONDS.sleep(100);
                    for (int i = 0; i < 500; i++) {
                        part(socket.getOutputStream(), large, true);
                        TimeUnit.MILLISECONDS.sleep(10);
                    }
                });
                Player player = engine.open(mjpeg(server), listener)) {
            await().atMost(10, SECONDS).until(() -> player.statistics().decoded() > 3);

            assertThat(listener.opened).extracting(FrameExchange::width).containsExactly(64, 640);
        }
    }

    @Test
    void refusesAnAddressThatIsNotOnThisComputerWithoutSendingAnything() {
        LiveStream stream = new LiveStream.Mjpeg(URI.create("http://192.0.2.1:8192/"), Optional.empty());

        assertThatThrownBy(() -> engine.open(stream, listener)).isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void saysWhatTheServerAnsweredWhenItRefuses() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
                    read(socket);
                    socket.getOutputStream().write("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
                });
                Player player = engine.open(mjpeg(server), listener)) {
            await().atMost(10, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(listener.ended.getFirst().sentence().toString()).contains("status 404");
            assertThat(player.statistics().decoded()).isZero();
        }
    }

    @Test
    void recordsThePicturesAsTheyCame(@TempDir Path folder) throws Exception {
        byte[] jpeg = Pictures.jpeg(640, 360, 0xFF_20_60_C0);
        Path file = folder.resolve("photo mode.mp4");
        try (ScriptedServer server = new ScriptedServer(socket -> stream(socket, jpeg, true, 1000));
                Player player = engine.open(mjpeg(server), listener)) {
            StreamRecording recording = player.record(new RecordingTarget.File(file));
            await().atMost(10, SECONDS).until(() -> recording.length().toMillis() > 500);

            recording.close();

            assertThat(recording.failure()).isEmpty();
        }
        Probe.Result result = Probe.of(file);
        assertThat(result.codec()).isEqualTo("mjpeg");
        assertThat(result.firstStamp()).isZero();
        assertThat(result.pictures()).isGreaterThan(10);
    }

    static void assertColour(Still still, int colour) {
        int pixel = still.pixels().get(ValueLayout.JAVA_INT_UNALIGNED, 4L * (still.width() * 5L + 5));
        assertThat(pixel >>> 24).isEqualTo(0xFF);
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat((pixel >> shift) & 0xFF)
                    .isBetween(((colour >> shift) & 0xFF) - 4, ((colour >> shift) & 0xFF) + 4);
        }
    }

    static LiveStream.Mjpeg mjpeg(ScriptedServer server) {
        return new LiveStream.Mjpeg(URI.create("http://127.0.0.1:" + server.port() + "/"), Optional.empty());
    }

    static void stream(Socket socket, byte[] jpeg, boolean withLength, int count)
            throws IOException, InterruptedException {
        head(socket, "arflebarfle");
        for (int i = 0; i < count; i++) {
            part(socket.getOutputStream(), jpeg, withLength);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void alternate(Socket socket, byte[][] jpegs) throws IOException, InterruptedException {
        head(socket, "arflebarfle");
        for (int i = 0; i < 1000; i++) {
            part(socket.getOutputStream(), jpegs[i % jpegs.length], true);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void head(Socket socket, String boundary) throws IOException {
        read(socket);
        socket.getOutputStream()
                .write(("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=" + boundary + "\r\n\r\n")
                        .getBytes(US_ASCII));
    }

    private static void read(Socket socket) throws IOException {
        byte[] request = new byte[4096];
        assertThat(socket.getInputStream().read(request)).isPositive();
    }

    private static void part(OutputStream out, byte[] jpeg, boolean withLength) throws IOException {
        String head = "--arflebarfle\r\nContent-Type: image/jpeg\r\n"
                + (withLength ? "Content-length: " + jpeg.length + "\r\n" : "") + "\r\n";
        out.write(head.getBytes(US_ASCII));
        out.write(jpeg);
        out.write("\r\n".getBytes(US_ASCII));
        out.flush();
    }
}
