// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.lab.scene.SendLog;
import org.holdfast.net.Listeners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtspServerTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String PATH = "/sjcam.mov";
    private static final String OVER_TCP = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1";

    private final Listeners listeners = new Listeners();
    private final Faults faults = new Faults();
    private final SendLog log = new SendLog();

    @SuppressWarnings("NullAway.Init")
    private RtspServer server;

    @SuppressWarnings("NullAway.Init")
    private InetSocketAddress address;

    @BeforeEach
    void open() throws IOException {
        SceneStore scenes = new SceneStore(Path.of("target", "lab-cache"));
        server = new RtspServer(
                new RtspServer.Setup(HERE, PATH, () -> scenes.h264(640, 360), faults, () -> false, log), listeners);
        address = listeners.tcp(HERE, 0, "test-rtsp", 8, server::serve).address();
    }

    @AfterEach
    void close() {
        listeners.close();
    }

    @Test
    void describesTheStreamWithWhatADecoderNeeds() throws IOException {
        try (RtspClient client = new RtspClient(address, PATH)) {
            assertThat(client.ask("OPTIONS", "")).startsWith("RTSP/1.0 200 OK\r\nCSeq: 1\r\nPublic: OPTIONS, DESCRIBE");

            assertThat(client.ask("DESCRIBE", ""))
                    .contains("Content-Base: rtsp://127.0.0.1:" + address.getPort() + PATH + "/\r\n")
                    .contains("Content-Type: application/sdp\r\n")
                    .contains("m=video 0 RTP/AVP 96\r\n")
                    .contains("a=rtpmap:96 H264/90000\r\n")
                    .containsPattern("sprop-parameter-sets=Z[^,]+,a[^\r]+\r\n");
        }
    }

    @Test
    void packetsInsideTheConnectionFollowEachOther() throws IOException {
        try (RtspClient client = playing()) {
            List<ByteBuffer> packets = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                packets.add(ByteBuffer.wrap(client.packet()));
            }

            assertThat(packets).allSatisfy(packet -> {
                assertThat(packet.get(0)).isEqualTo((byte) 0x80);
                assertThat(packet.get(1) & 0x7f).isEqualTo(96);
                assertThat(packet.limit()).isLessThanOrEqualTo(1400);
            });
            List<Integer> steps = IntStream.range(1, packets.size())
                    .mapToObj(
                            i -> packets.get(i).getShort(2) - packets.get(i - 1).getShort(2) & 0xffff)
                    .toList();
            assertThat(steps).containsOnly(1);
            assertThat(packets.getFirst().get(12) & 0x1f).isEqualTo(NalUnits.PARAMETERS);
            assertThat(log.sentNanos(0)).isPresent();
            assertThat(log.frames()).isPositive();
        }
    }

    @Test
    void anotherClientCutsOffTheFirstEvenUnderAWrongName() throws IOException {
        try (RtspClient first = playing();
                RtspClient second = new RtspClient(address, "/wrong.mov")) {
            first.packet();

            assertThat(second.ask("DESCRIBE", "")).startsWith("RTSP/1.0 404 Stream Not Found\r\n");

            first.untilTheEnd();
        }
    }

    @Test
    void startingAnewEndsTheStream() throws IOException {
        try (RtspClient client = playing()) {
            client.packet();

            server.restart();

            client.untilTheEnd();
        }
    }

    @Test
    void tearingDownEndsTheConversation() throws IOException {
        try (RtspClient client = playing()) {
            assertThat(client.ask("TEARDOWN", "/")).startsWith("RTSP/1.0 200 OK\r\n");
            client.untilTheEnd();
        }
    }

    @Test
    void packetsByUdpComeFromThePortThatWasNamed() throws IOException {
        try (DatagramSocket receiver = receiver();
                RtspClient client = new RtspClient(address, PATH)) {
            client.ask("DESCRIBE", "");
            int port = receiver.getLocalPort();
            String setup =
                    client.ask("SETUP", "/track1", "Transport: RTP/AVP;unicast;client_port=" + port + "-" + (port + 1));
            client.ask("PLAY", "/", "Session: 53A40001");

            DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
            receiver.receive(packet);

            assertThat(setup).contains("server_port=" + packet.getPort() + "-" + (packet.getPort() + 1));
            assertThat(packet.getLength()).isLessThanOrEqualTo(1400);
        }
    }

    @Test
    void lostAndOvertakenPacketsShowInTheirNumbers() throws IOException {
        faults.on(Fault.LOSS, "30");
        faults.on(Fault.REORDER, "30");
        try (DatagramSocket receiver = receiver();
                RtspClient client = new RtspClient(address, PATH)) {
            client.ask("DESCRIBE", "");
            int port = receiver.getLocalPort();
            client.ask("SETUP", "/track1", "Transport: RTP/AVP;unicast;client_port=" + port + "-" + (port + 1));
            client.ask("PLAY", "/", "Session: 53A40001");
            List<Integer> numbers = new ArrayList<>();
            DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
            for (int i = 0; i < 80; i++) {
                receiver.receive(packet);
                numbers.add(ByteBuffer.wrap(packet.getData()).getShort(2) & 0xffff);
            }

            int first = numbers.getFirst();
            List<Integer> along =
                    numbers.stream().map(number -> number - first & 0xffff).toList();
            assertThat(along).isNotEqualTo(along.stream().sorted().toList());
            assertThat(along.stream().mapToInt(Integer::intValue).max().orElse(0))
                    .isGreaterThan(90);
        }
    }

    @Test
    void aStalledStreamKeepsItsConnection() throws IOException {
        faults.on(Fault.STREAM_STALL, "0");
        try (RtspClient client = new RtspClient(address, PATH);
                DatagramSocket receiver = receiver()) {
            client.ask("DESCRIBE", "");
            int port = receiver.getLocalPort();
            client.ask("SETUP", "/track1", "Transport: RTP/AVP;unicast;client_port=" + port + "-" + (port + 1));
            client.ask("PLAY", "/", "Session: 53A40001");
            receiver.setSoTimeout(300);

            assertThat(catchException(() -> receiver.receive(new DatagramPacket(new byte[2000], 2000))))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(client.ask("GET_PARAMETER", "/")).startsWith("RTSP/1.0 200 OK\r\n");
        }
    }

    @Test
    void aStreamThatIsCutEndsTheConnection() throws IOException {
        faults.on(Fault.STREAM_CUT, "0");
        try (RtspClient client = playing()) {
            client.untilTheEnd();
        }
    }

    @Test
    void aForeignSourceIsNamedWhereverOneCanBe() throws IOException {
        faults.on(Fault.FOREIGN_STREAM);
        try (RtspClient client = new RtspClient(address, PATH)) {
            assertThat(client.ask("DESCRIBE", ""))
                    .contains("Content-Base: rtsp://192.0.2.1/")
                    .contains("c=IN IP4 192.0.2.1\r\n");
            assertThat(client.ask("SETUP", "/track1", "Transport: RTP/AVP;unicast;client_port=40000-40001"))
                    .contains("source=192.0.2.1");
        }
    }

    @Test
    void whatIsNotOfferedIsRefused() throws IOException {
        try (RtspClient client = new RtspClient(address, PATH)) {
            assertThat(client.ask("RECORD", "")).startsWith("RTSP/1.0 405 ");
            assertThat(client.ask("PLAY", "/")).startsWith("RTSP/1.0 455 ");
            assertThat(client.ask("SETUP", "/track1", "Transport: RAW/RAW/UDP")).startsWith("RTSP/1.0 461 ");
        }
    }

    private static DatagramSocket receiver() throws IOException {
        DatagramSocket receiver = new DatagramSocket(new InetSocketAddress(HERE, 0));
        receiver.setSoTimeout(20_000);
        return receiver;
    }

    private RtspClient playing() throws IOException {
        RtspClient client = new RtspClient(address, PATH);
        client.ask("DESCRIBE", "");
        assertThat(client.ask("SETUP", "/track1", OVER_TCP)).contains("interleaved=0-1");
        assertThat(client.ask("PLAY", "/", "Session: 53A40001")).contains("RTP-Info: url=");
        return client;
    }
}
