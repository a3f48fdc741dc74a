// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;

/** The client against servers that want a password or a token, and what may be seen of it. */
class RtspLoginTest {
    private static final String REFUSED = "RTSP/1.0 401 Unauthorized\r\nCSeq: {cseq}\r\nWWW-Authenticate: ";
    private static final String DIGEST = "Digest realm=\"cam\", nonce=\"one\", qop=\"auth\"";

    private final WireTap tap = new WireTap();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Network network = new Network(Reach.LOOPBACK, List::of, tap, Clock.systemUTC());

    private RtspClient client(ScriptedRtsp server, String rest, Map<String, String> secrets) {
        URI address = URI.create("rtsp://127.0.0.1:" + server.port() + rest);
        return new RtspClient(
                network,
                new LiveStream.Rtsp(
                        address,
                        false,
                        Optional.empty(),
                        kind -> Optional.ofNullable(secrets.get(kind)).map(String::toCharArray)));
    }

    private static String refusal(String challenge) {
        return REFUSED + challenge + "\r\n\r\n";
    }

    private Registration listening() {
        return tap.listen(event -> seen.add(ISO_8859_1.decode(event.bytes()).toString()));
    }

    @Test
    void basicIsGivenOnceAskedAndWithEveryRequestFromThenOn() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp();
                Registration _ = listening()) {
            server.gate = request ->
                    request.contains("\nAuthorization: Basic YW5uYTpzM2NyZXQ=\n") || request.startsWith("OPTIONS")
                            ? Optional.empty()
                            : Optional.of(refusal("Basic realm=\"cam\""));
            try (RtspClient client = client(server, "/live", Map.of("user", "anna", "password", "s3cret"))) {
                assertThat(client.open()).hasSize(1);
            }
            assertThat(server.requests.stream().filter(each -> !each.contains("Authorization")))
                    .extracting(each -> each.substring(0, each.indexOf(' ')))
                    .containsExactly("OPTIONS", "DESCRIBE");
            assertThat(String.join("\n", seen))
                    .contains("Authorization: ***")
                    .doesNotContain("YW5uYTpzM2NyZXQ=", "s3cret");
        }
    }

    @Test
    void digestIsAnsweredForEachRequestAnew() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp();
                Registration _ = listening()) {
            server.gate = request -> request.contains("\nAuthorization: Digest username=\"admin\"")
                    ? Optional.empty()
                    : Optional.of(refusal(DIGEST));
            try (RtspClient client = client(server, "/live", Map.of("password", "s3cret"))) {
                assertThat(client.open()).hasSize(1);
            }
            assertThat(server.requests.get(1)).contains("nc=00000001").contains("uri=\"rtsp://127.0.0.1:");
            assertThat(server.requests.get(2)).startsWith("DESCRIBE").contains("nc=00000002");
            assertThat(server.requests.get(3)).startsWith("SETUP").contains("nc=00000003", "/live/track1\",");
            assertThat(String.join("\n", seen)).doesNotContain("s3cret", "response=");
        }
    }

    @Test
    void aNumberThatWasTooOldIsTakenAnew() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.gate = request -> {
                if (request.contains("nonce=\"two\"") || request.startsWith("OPTIONS")) {
                    return Optional.empty();
                }
                return Optional.of(refusal(
                        request.contains("nonce=\"one\"")
                                ? "Digest realm=\"cam\", nonce=\"two\", qop=\"auth\", stale=true"
                                : DIGEST));
            };
            try (RtspClient client = client(server, "/live", Map.of("user", "anna", "password", "s3cret"))) {
                assertThat(client.open()).hasSize(1);
            }
        }
    }

    @Test
    void aWrongPasswordIsToldAndNotRepeated() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.gate = _ -> Optional.of(refusal(DIGEST));
            try (RtspClient client = client(server, "/live", Map.of("user", "anna", "password", "wr0ng"))) {
                DeviceException why = catchThrowableOfType(DeviceException.class, client::open);

                assertThat(why).isInstanceOf(DeviceException.WrongCredentials.class);
                assertThat(why.sentence() + " " + why + " " + why.advice()).doesNotContain("wr0ng");
            }
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void aServerThatCallsEveryNumberTooOldIsNotAskedForEver() throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.gate = _ -> Optional.of(
                    refusal("Digest realm=\"cam\", nonce=\"" + number.incrementAndGet() + "\", stale=true"));
            try (RtspClient client = client(server, "/live", Map.of("password", "s3cret"))) {
                assertThat(catchThrowableOfType(DeviceException.class, client::open))
                        .isInstanceOf(DeviceException.WrongCredentials.class);
            }
            assertThat(server.requests).hasSize(3);
        }
    }

    @Test
    void withoutAPasswordNothingIsSentAgain() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.gate = _ -> Optional.of(refusal("Basic realm=\"cam\""));
            try (RtspClient client = client(server, "/live", Map.of())) {
                assertThat(catchThrowableOfType(DeviceException.class, client::open))
                        .isInstanceOf(DeviceException.WrongCredentials.class);
            }
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aTokenStandsInRequestsAndNowhereElse() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp();
                Registration _ = listening()) {
            // The server repeats it, and then names another address with it.
            server.sdp = ScriptedRtsp.GOOD_SDP.replace(
                    "a=control:track1", "a=control:rtsp://192.0.2.1/t0ken-abc/live?token=t0ken-abc");
            try (RtspClient client = client(server, "/live?token=***", Map.of("token", "t0ken-abc"))) {
                DeviceException why = catchThrowableOfType(DeviceException.class, client::open);

                assertThat(why.sentence().toString()).contains("192.0.2.1");
                assertThat(why.sentence() + " " + why.getMessage() + " " + why.getCause())
                        .doesNotContain("t0ken");
            }
            assertThat(server.requests.getFirst()).contains("/live?token=t0ken-abc RTSP/1.0");
            assertThat(seen).isNotEmpty();
            assertThat(String.join("\n", seen)).contains("token=***").doesNotContain("t0ken");
        }
    }

    @Test
    void askingStartsNothing() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp();
                RtspClient client = client(server, "/live", Map.of())) {
            client.check();

            assertThat(server.requests)
                    .extracting(each -> each.substring(0, each.indexOf(' ')))
                    .containsExactly("OPTIONS", "DESCRIBE");
        }
    }
}
