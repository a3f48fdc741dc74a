// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpClientsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final MockWebServer server = new MockWebServer();
    private final WireTap tap = new WireTap();
    private final HttpClients clients =
            new HttpClients(new Network(Reach.LOOPBACK, List::of, tap, Clock.fixed(NOW, ZoneOffset.UTC)));

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void requestsAreAsPlainAsTinyServersNeedThem() throws Exception {
        server.enqueue(new MockResponse.Builder().body("ok").build());

        assertThat(get("/?custom=1&cmd=3016")).isEqualTo("ok");

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("GET /?custom=1&cmd=3016 HTTP/1.1");
        assertThat(request.getHeaders().names()).containsOnly("Host", "Connection", "User-Agent");
    }

    @Test
    void theTapGetsRequestAndAnswer() throws Exception {
        List<WireEvent> events = new CopyOnWriteArrayList<>();
        tap.listen(events::add);
        server.enqueue(new MockResponse.Builder()
                .addHeader("Server", "eCos/1.0")
                .body("hello")
                .build());

        get("/?custom=1&cmd=3012");

        assertThat(events).hasSize(2);
        WireEvent sent = events.getFirst();
        assertThat(sent.direction()).isEqualTo(WireEvent.Direction.SENT);
        assertThat(sent.family()).isEqualTo("test");
        assertThat(sent.at()).isEqualTo(NOW);
        assertThat(sent.peer()).isEqualTo("127.0.0.1:" + server.getPort());
        assertThat(text(sent))
                .startsWith("GET /?custom=1&cmd=3012 HTTP/1.1\r\n")
                .endsWith("\r\n\r\n");
        WireEvent received = events.getLast();
        assertThat(received.direction()).isEqualTo(WireEvent.Direction.RECEIVED);
        assertThat(text(received))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Server: eCos/1.0\r\n")
                .endsWith("\r\n\r\nhello");
    }

    @Test
    void ofLongAnswersTheTapGetsTheBeginning() throws Exception {
        List<WireEvent> events = new CopyOnWriteArrayList<>();
        tap.listen(events::add);
        server.enqueue(new MockResponse.Builder().body("x".repeat(200_000)).build());

        assertThat(get("/")).hasSize(200_000);

        assertThat(events).hasSize(2);
        assertThat(text(events.getLast()).chars().filter(c -> c == 'x').count()).isEqualTo(64 * 1024);
    }

    @Test
    void tooLongAnswersAreRefused() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(1_000_001)).build());

        assertThatThrownBy(() -> get("/"))
                .isInstanceOf(BodyTooLargeException.class)
                .hasMessageContaining("1000000");
    }

    @Test
    void anAnswerThatEndsEarlyIsGivenAsFarAsItCame() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .body("half")
                .setHeader("Content-Length", "97")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build());

        assertThat(get("/")).isEqualTo("half");
    }

    @Test
    void answersThatTrickleEnd() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(1000))
                .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                .build());

        long start = System.nanoTime();
        assertThatThrownBy(() -> get("/")).isInstanceOf(InterruptedIOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://192.0.2.1/")
                .body("elsewhere")
                .build());

        assertThat(get("/")).isEqualTo("elsewhere");
    }

    @Test
    void nothingButThisComputerIsContactedWhereThatIsAllThatIsAllowed() {
        for (String url : List.of("http://192.0.2.1/", "http://[2001:db8::1]/", "http://camera.invalid/")) {
            OkHttpClient client = client();
            Request request = new Request.Builder().url(url).build();

            assertThatThrownBy(() -> client.newCall(request).execute().close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Only this computer may be contacted here");
        }
    }

    private OkHttpClient client() {
        return clients.client(
                "test", Optional.empty(), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    private String get(String target) throws IOException {
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + server.getPort() + target)
                .build();
        try (Response response = client().newCall(request).execute()) {
            return new String(HttpClients.read(response, 1_000_000), StandardCharsets.UTF_8);
        }
    }

    private static String text(WireEvent event) {
        return StandardCharsets.ISO_8859_1.decode(event.bytes().duplicate()).toString();
    }
}
