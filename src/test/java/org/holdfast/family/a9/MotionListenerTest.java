// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.device.Events;
import org.holdfast.family.a9.pppp.Uid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MotionListenerTest {
    private static final Uid UID = Uid.parse("DGOK-123456-ABCDE").orElseThrow();
    private static final String EVENT = "{\"app_id\":\"DGOK123456ABCDE\",\"app_key\":\"SHIX\",\"msg_type\":1}";

    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }
    };
    private final A9Signals signals = new A9Signals(clock);
    private final List<Events.Event> events = new CopyOnWriteArrayList<>();
    private MotionListener listener;

    @BeforeEach
    void open() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        listener = new MotionListener(UID, here, 0, here, clock, signals);
        signals.listen(events::add);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private String post(String path, String body) throws IOException {
        return send("POST " + path + " HTTP/1.0\r\nAuthorization: token\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private String send(String request) throws IOException {
        InetSocketAddress at = listener.address();
        try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aReportOfTheCameraIsAnEventAndIsAnsweredAsItExpects() throws IOException {
        String answer = post("/push/send", EVENT);

        assertThat(answer).startsWith("HTTP/1.0 200").endsWith("{\"code\":\"200\",\"status\":\"ok\"}");
        await().until(() -> events.size() == 1);
        assertThat(events.getFirst().weight()).isEqualTo(Events.Weight.NEWS);
        assertThat(events.getFirst().at()).isEqualTo(clock.instant());
        assertThat(events.getFirst().text().in(Locale.ENGLISH)).contains("Motion", "unverified");
    }

    @Test
    void aFloodIsOneEventASecond() throws IOException {
        for (int i = 0; i < 20; i++) {
            post("/push/send", EVENT);
        }
        await().until(() -> events.size() == 1);
        millis.addAndGet(Duration.ofSeconds(2).toMillis());
        post("/push/send", EVENT);

        await().until(() -> events.size() == 2);
    }

    @Test
    void whatIsNotFromThisCameraIsNoEvent() throws IOException {
        assertThat(post("/push/send", EVENT.replace("123456", "123457"))).startsWith("HTTP/1.0 404");
        assertThat(post("/other", EVENT)).startsWith("HTTP/1.0 404");
        assertThat(post("/push/send", "<script>")).startsWith("HTTP/1.0 404");
        assertThat(send("GET /push/send HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 404");
        assertThat(send("nonsense\r\n\r\n")).startsWith("HTTP/1.0 400");
        assertThat(send("POST /push/send HTTP/1.0\r\nContent-Length: 99999999\r\n\r\n"))
                .startsWith("HTTP/1.0 400");
        assertThat(send("POST /push/send HTTP/1.0\r\nContent-Length: 50\r\n\r\n{"))
                .isEmpty();

        post("/push/send", EVENT);
        await().until(() -> events.size() == 1);
    }

    @Test
    void anotherComputerIsHungUpOn() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (MotionListener stranger =
                        new MotionListener(UID, here, 0, InetAddress.ofLiteral("127.0.0.99"), clock, signals);
                Socket socket = new Socket(here, stranger.address().getPort())) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(events).isEmpty();
    }
}
