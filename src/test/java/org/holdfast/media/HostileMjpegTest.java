// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a camera must not be able to do to us over MJPEG: each ends with a sentence, in bounded memory and time. */
class HostileMjpegTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=arflebarfle\r\n\r\n";
    private static final String PART = "--arflebarfle\r\nContent-Type: image/jpeg\r\n";

    private final FfmpegEngine engine = new FfmpegEngine(TestNetworks.loopback());
    private final WatchingListener listener = new WatchingListener();

    /** What is sent once, and then again and again until the client goes away. */
    enum Trick {
        ENDLESS_ANSWER_HEADERS("HTTP/1.1 200 OK\r\n", "X-More: abcdefghijklmnopqrstuvwxyz\r\n"),
        ONE_ENDLESS_ANSWER_HEADER("HTTP/1.1 200 OK\r\nX-More: ", "abcdefghijklmnopqrstuvwxyz"),
        NO_BOUNDARY(HEAD, "this is no part\r\n"),
        NO_LINE_END(HEAD, "this is no part and no line "),
        ENDLESS_PART_HEADERS(HEAD + PART, "X-More: abcdefghijklmnopqrstuvwxyz\r\n"),
        ONE_ENDLESS_PART_HEADER(HEAD + PART + "X-More: ", "abcdefghijklmnopqrstuvwxyz"),
        GIANT_PART(HEAD + PART + "Content-length: 999999999\r\n\r\n", "abcdefghijklmnopqrstuvwxyz"),
        PART_WITHOUT_END(HEAD + PART + "\r\n", "abcdefghijklmnopqrstuvwxyz"),
        PART_OF_MORE_BYTES_THAN_NUMBERS_HOLD(
                HEAD + PART + "Content-length: 99999999999999999999\r\n\r\n", "abcdefghijklmnopqrstuvwxyz"),
        PART_OF_LESS_THAN_NOTHING(HEAD + PART + "Content-length: -5\r\n\r\n", "abcdefghijklmnopqrstuvwxyz");

        private final String once;
        private final String again;

        Trick(String once, String again) {
            this.once = once;
            this.again = again;
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWithASentence(Trick trick) throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
                    assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
                    OutputStream out = socket.getOutputStream();
                    out.write(trick.once.getBytes(US_ASCII));
                    byte[] more = trick.again.repeat(1000).getBytes(US_ASCII);
                    while (true) {
                        out.write(more);
                    }
                });
                Player player = engine.open(MjpegPlayerTest.mjpeg(server), listener)) {
            await().atMost(30, SECONDS).until(() -> !listener.ended.isEmpty());

            assertThat(listener.ended)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            DeviceException.class,
                            why -> assertThat(why.sentence().toString()).isNotBlank());
            assertThat(player.statistics().decoded()).isZero();
        }
    }

    @Test
    void oneThatTricklesIsLeftAtOnce() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
            OutputStream out = socket.getOutputStream();
            for (byte each : (HEAD + PART + "Content-length: 100000\r\n\r\n" + "x".repeat(1000)).getBytes(US_ASCII)) {
                out.write(each);
                out.flush();
                TimeUnit.MILLISECONDS.sleep(10);
            }
        })) {
            Player player = engine.open(MjpegPlayerTest.mjpeg(server), listener);
            await().atMost(30, SECONDS).until(() -> player.statistics().bytes() >= 0);
            long start = System.nanoTime();

            player.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertThat(player.statistics().decoded()).isZero();
        }
    }
}
