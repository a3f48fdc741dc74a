// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.media.ScriptedServer;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireEvent;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against servers that lie, trickle, flood and hang up. */
class RtspClientTest {
    private final WireTap tap = new WireTap();
    private final Network network = new Network(Reach.LOOPBACK, List::of, tap, Clock.systemUTC());

    @Test
    void asksInTheRightOrderAndLeavesWithTeardown() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            RtspClient client = client(server.port(), false);
            List<RtspTrack> tracks = client.open();
            client.close();

            assertThat(tracks).singleElement().satisfies(track -> {
                assertThat(track.encoding()).isEqualTo("H264");
                assertThat(track.clockRate()).isEqualTo(90_000);
            });
            await().atMost(5, SECONDS).until(() -> server.requests.size() == 5);
            assertThat(server.requests)
                    .extracting(request -> request.substring(0, request.indexOf("\n")))
                    .containsExactly(
                            "OPTIONS rtsp://127.0.0.1:" + server.port() + "/sjcam.mov RTSP/1.0",
                            "DESCRIBE rtsp://127.0.0.1:" + server.port() + "/sjcam.mov RTSP/1.0",
                            "SETUP rtsp://127.0.0.1:" + server.port() + "/live/track1 RTSP/1.0",
                            "PLAY rtsp://127.0.0.1:" + server.port() + "/live/ RTSP/1.0",
                            "TEARDOWN rtsp://127.0.0.1:" + server.port() + "/live/ RTSP/1.0");
            assertThat(server.requests.getLast()).contains("Session: 0A1B\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTP/AVP;unicast;client_port={client};server_port={server};source=192.0.2.9",
                "RTP/AVP;unicast;client_port={client};server_port={server};source=evil.example",
                "RTP/AVP;unicast;client_port={client};server_port={server};destination=192.0.2.9",
                "RTP/AVP;multicast;destination=224.2.0.1;port=3456-3457;ttl=16",
                "RTP/AVP;unicast;client_port={client};server_port=0-1",
                "RTP/AVP;unicast;client_port={client};server_port=70000-70001",
                "RTP/AVP;unicast;client_port={client}",
                "RTP/AVP/TCP;unicast;interleaved=0-1",
                "x-real-rdt/udp;client_port={client}"
            })
    void refusesATransportThatLeadsElsewhereOrWasNotAskedFor(String transport) throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.answers.put(
                    "SETUP", "RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nSession: 1\r\nTransport: " + transport + "\r\n\r\n");

            assertThat(failure(server)).isInstanceOf(DeviceException.Malformed.class);
            assertThat(server.requests).noneMatch(request -> request.startsWith("PLAY"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=control:rtsp://192.0.2.9/track1",
                "a=control:rtsp://127.0.0.1:22/track1",
                "a=control:http://127.0.0.1/track1",
                "a=control:rtsp://user@127.0.0.1/track1",
                "a=control:track1 RTSP/1.0",
                "c=IN IP4 192.0.2.9",
                "c=IN IP4 evil.example",
                "c=nonsense"
            })
    void refusesADescriptionThatLeadsElsewhere(String line) throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.sdp = ScriptedRtsp.GOOD_SDP.replace("a=control:track1\r\n", line + "\r\n");

            assertThat(failure(server)).isInstanceOf(DeviceException.Malformed.class);
            assertThat(server.requests).noneMatch(request -> request.startsWith("SETUP"));
        }
    }

    @Test
    void refusesAContentBaseOnAnotherHostAndNamesIt() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.answers.put(
                    "DESCRIBE",
                    "RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nContent-Base: rtsp://192.0.2.9/live/\r\nContent-Length: "
                            + ScriptedRtsp.GOOD_SDP.length() + "\r\n\r\n" + ScriptedRtsp.GOOD_SDP);

            assertThat(failure(server).sentence().toString())
                    .contains("rtsp://192.0.2.9/live/")
                    .contains("nothing was sent there");
        }
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.answers.put(
                    "DESCRIBE", "RTSP/1.0 302 Moved\r\nCSeq: {cseq}\r\nLocation: rtsp://192.0.2.9/live\r\n\r\n");

            DeviceException why = failure(server);

            assertThat(why).isInstanceOf(DeviceException.Refused.class);
            assertThat(why.sentence().toString()).contains("that is not followed");
            assertThat(server.requests).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTSP/1.0 200 OK\r\nCSeq: 77\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "RTSP/1.0 200 OK\r\nContent-Length: 999999999\r\nCSeq: {cseq}\r\n\r\n",
                "RTSP/1.0 200 OK\r\nContent-Length: -5\r\nCSeq: {cseq}\r\n\r\n",
                "RTSP/1.0 200 OK\r\nno colon here\r\n\r\n",
                "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n"
            })
    void callsAnswersThatMakeNoSenseMalformed(String answer) throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            // Where the client waits for more, hanging up must not look like an answer either.
            server.answers.put("OPTIONS", answer);
            if (answer.startsWith("HTTP")) {
                server.answers.put("OPTIONS", answer.repeat(20));
            }

            assertThat(failure(server)).isInstanceOf(DeviceException.Malformed.class);
        }
    }

    @Test
    void givesUpOnEndlessHeaders() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("RTSP/1.0 200 OK\r\n".getBytes(US_ASCII));
            byte[] line = "X-Filler: 0123456789\r\n".getBytes(US_ASCII);
            for (int i = 0; i < 1_000_000; i++) {
                out.write(line);
            }
        })) {
            assertThat(failure(client(server.port(), false))).isInstanceOf(DeviceException.Malformed.class);
        }
    }

    @Test
    void givesUpOnAServerThatTricklesAfterTenSeconds() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            OutputStream out = socket.getOutputStream();
            while (true) {
                out.write('R');
                TimeUnit.MILLISECONDS.sleep(500);
            }
        })) {
            long start = System.nanoTime();

            DeviceException why = failure(client(server.port(), false));

            assertThat(why).isInstanceOf(DeviceException.TimedOut.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(12));
        }
    }

    @Test
    void saysThatTheConnectionWasClosedEarly() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.answers.put("SETUP", "");

            assertThat(failure(server).sentence().toString()).endsWith("closed the live picture.");
        }
    }

    @Test
    void asksForThePasswordWhenTheServerWantsOne() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.answers.put("DESCRIBE", "RTSP/1.0 401 Unauthorized\r\nCSeq: {cseq}\r\n\r\n");

            assertThat(failure(server)).isInstanceOf(DeviceException.WrongCredentials.class);
        }
    }

    @Test
    void contactsNothingOutOfReach() {
        LiveStream.Rtsp stream = new LiveStream.Rtsp(URI.create("rtsp://192.0.2.1/sjcam.mov"), false, Optional.empty());

        assertThat(failure(new RtspClient(network, stream))).isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void looksUpNoNameWhereOnlyThisComputerMayBeContacted() {
        LiveStream.Rtsp stream =
                new LiveStream.Rtsp(URI.create("rtsp://camera.example/sjcam.mov"), false, Optional.empty());

        assertThat(failure(new RtspClient(network, stream)))
                .isInstanceOf(DeviceException.Unreachable.class)
                .rootCause()
                .hasMessageContaining("names are not looked up");
    }

    @Test
    void leavesThroughTheAddressInTheServersNetwork() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            LocalInterface via = new LocalInterface(
                    "two",
                    "Two networks",
                    true,
                    false,
                    List.of(
                            new LocalInterface.Network(InetAddress.ofLiteral("192.0.2.9"), 24),
                            new LocalInterface.Network(InetAddress.ofLiteral("127.0.0.7"), 8)));
            URI address = URI.create("rtsp://127.0.0.1:" + server.port() + "/sjcam.mov");

            try (RtspClient client = new RtspClient(network, new LiveStream.Rtsp(address, false, Optional.of(via)))) {
                assertThat(client.open()).hasSize(1);
            }
        }
    }

    @Test
    void takesPacketsFromTheAnnouncedPortOnlyAndReportsEverythingToTheTap() throws Exception {
        List<WireEvent> events = new CopyOnWriteArrayList<>();
        tap.listen(events::add);
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (ScriptedRtsp server = new ScriptedRtsp();
                DatagramSocket announced = new DatagramSocket(new InetSocketAddress(loopback, 0));
                DatagramSocket stranger = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            RtspClient client = client(server.port(), false);
            server.serverPort = announced.getLocalPort();
            client.open();
            Matcher ports = Pattern.compile("client_port=([0-9]+)").matcher(server.requests.get(2));
            assertThat(ports.find()).isTrue();
            InetSocketAddress ours = new InetSocketAddress(loopback, Integer.parseInt(ports.group(1)));
            List<byte[]> units = new CopyOnWriteArrayList<>();
            Thread receiving = Thread.ofPlatform().start(() -> receive(client, units));

            stranger.send(new DatagramPacket(packet(7, 'x'), 14, ours));
            announced.send(new DatagramPacket(packet(1, 'a'), 14, ours));
            announced.send(new DatagramPacket(packet(3, 'c'), 14, ours));
            announced.send(new DatagramPacket(packet(2, 'b'), 14, ours));
            announced.send(new DatagramPacket(packet(6, 'f'), 14, ours));
            await().atMost(5, SECONDS).until(() -> units.size() == 4);

            assertThat(units).extracting(unit -> (char) unit[5]).containsExactly('a', 'b', 'c', 'f');
            assertThat(client.lost()).isBetween(0L, 2L);
            await().atMost(5, SECONDS).until(() -> client.lost() == 2);
            client.close();
            receiving.join(2000);
            assertThat(receiving.isAlive()).isFalse();
            assertThat(events)
                    .extracting(WireEvent::transport)
                    .contains(WireEvent.Transport.RTSP, WireEvent.Transport.RTP);
            assertThat(events)
                    .filteredOn(event -> event.transport() == WireEvent.Transport.RTP
                            && event.direction() == WireEvent.Direction.SENT)
                    .first()
                    .satisfies(event -> assertThat(event.bytes().remaining()).isEqualTo(RtpHeader.SHORTEST));
        }
    }

    private static void receive(RtspClient client, List<byte[]> units) {
        try {
            client.receive(track -> (bytes, ticks, key, damaged, arrived) -> {
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                units.add(copy);
            });
        } catch (DeviceException e) {
            // Closing ends it.
            return;
        }
    }

    /** One whole picture of one unit with its marker set. */
    private static byte[] packet(int sequence, char content) {
        byte[] packet = new byte[14];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) (0x80 | 96);
        packet[3] = (byte) sequence;
        packet[7] = (byte) sequence;
        packet[12] = 0x65;
        packet[13] = (byte) content;
        return packet;
    }

    private DeviceException failure(ScriptedRtsp server) throws IOException {
        return failure(client(server.port(), false));
    }

    private static DeviceException failure(RtspClient client) {
        try (client) {
            return catchThrowableOfType(DeviceException.class, client::open);
        }
    }

    private RtspClient client(int port, boolean overTcp) {
        URI address = URI.create("rtsp://127.0.0.1:" + port + "/sjcam.mov");
        return new RtspClient(network, new LiveStream.Rtsp(address, overTcp, Optional.empty()));
    }
}
