// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestReaderTest {
    @Test
    void aHeadIsReadWithItsQueryAndHeadersOfAnyCase() throws Exception {
        HttpRequest head = reader("get /garden/video.mjpeg?size=2&x HTTP/1.1\r\nHOST: a:1\r\nAccept:  */* \r\n\r\n")
                .head()
                .orElseThrow();

        assertThat(head)
                .isEqualTo(new HttpRequest(
                        "GET", "/garden/video.mjpeg", "size=2&x", Map.of("Host", "a:1", "Accept", "*/*")));
        assertThat(head.header("hOsT")).contains("a:1");
    }

    @Test
    void severalRequestsFollowEachOtherAndThenThereIsNone() throws Exception {
        HttpRequestReader reader = reader("POST /a HTTP/1.0\nContent-Length: 3\n\nabcGET /b HTTP/1.1\r\n\r\n");
        HttpRequest first = reader.head().orElseThrow();

        assertThat(reader.body(first, 10)).asString(StandardCharsets.US_ASCII).isEqualTo("abc");
        assertThat(reader.head()).map(HttpRequest::path).contains("/b");
        assertThat(reader.head()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\n\r\n",
                "GET / HTTP/2\r\n\r\n",
                "GET http://elsewhere/ HTTP/1.1\r\n\r\n",
                "GET /a b HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nno header\r\n\r\n",
                "GET / HTTP/1.1\r\n: x\r\n\r\n"
            })
    void whatIsNoRequestIsRefused(String bytes) {
        assertThatThrownBy(() -> reader(bytes).head()).isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void aRequestThatTricklesEndsWithItsTime() throws Exception {
        Thread trickling;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket taken = server.accept()) {
            trickling = Thread.ofVirtual().name("test-trickle").start(() -> {
                try {
                    while (true) {
                        client.getOutputStream().write('x');
                        LockSupport.parkNanos(10_000_000);
                    }
                } catch (IOException e) {
                    // The end of the test.
                    return;
                }
            });
            HttpRequestReader reader = HttpRequestReader.within(taken, Duration.ofMillis(200));

            assertThatThrownBy(reader::head).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(trickling.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void longLinesAndManyHeadersAreRefused() {
        assertThatThrownBy(() ->
                        reader("GET /" + "a".repeat(9000) + " HTTP/1.1\r\n\r\n").head())
                .isInstanceOf(MalformedRequestException.class);
        assertThatThrownBy(() -> reader("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(65) + "\r\n")
                        .head())
                .isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void whatBreaksOffSaysSo() {
        assertThatThrownBy(() -> reader("GET / HT").head()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> reader("GET / HTTP/1.1\r\nHost: x\r\n").head()).isInstanceOf(EOFException.class);
    }

    @Test
    void aBodyIsTakenUpToItsLimitAndOnlyWithALength() throws Exception {
        HttpRequestReader tooLong = reader("POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\n01234567890");
        HttpRequest head = tooLong.head().orElseThrow();
        assertThatThrownBy(() -> tooLong.body(head, 10)).isInstanceOf(MalformedRequestException.class);

        HttpRequestReader chunked = reader("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        HttpRequest announced = chunked.head().orElseThrow();
        assertThatThrownBy(() -> chunked.body(announced, 10)).isInstanceOf(MalformedRequestException.class);

        HttpRequestReader cut = reader("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n012");
        HttpRequest five = cut.head().orElseThrow();
        assertThatThrownBy(() -> cut.body(five, 10)).isInstanceOf(EOFException.class);
    }

    @Test
    void whatItSaysOfItselfHoldsNoSecret() throws Exception {
        assertThat(reader("GET /?pwd=hush HTTP/1.1\r\nAuthorization: Basic aHVzaA==\r\n\r\n")
                        .head()
                        .orElseThrow())
                .hasToString("GET /");
    }

    private static HttpRequestReader reader(String bytes) {
        return new HttpRequestReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
