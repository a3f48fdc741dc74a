// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UdpSocketTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private final WireTap tap = new WireTap();
    private final Network network = new Network(Reach.LOOPBACK, List::of, tap, Clock.systemUTC());
    private final ByteBuffer into = ByteBuffer.allocateDirect(2048);

    @Test
    void whatIsSentArrivesAndTheAnswerSaysFromWhere() throws Exception {
        try (DatagramSocket peer = new DatagramSocket(new InetSocketAddress(HERE, 0));
                UdpSocket socket = UdpSocket.open(network, "a9", Optional.empty(), HERE)) {
            socket.send(bytes("hello"), at(peer));
            DatagramPacket got = new DatagramPacket(new byte[100], 100);
            peer.receive(got);
            assertThat(new String(got.getData(), 0, got.getLength(), StandardCharsets.US_ASCII))
                    .isEqualTo("hello");
            assertThat(got.getPort()).isEqualTo(socket.localPort());

            peer.send(new DatagramPacket("you too".getBytes(StandardCharsets.US_ASCII), 7, got.getSocketAddress()));

            assertThat(socket.receive(into, in(Duration.ofSeconds(5)))).isEqualTo(at(peer));
            assertThat(text(into)).isEqualTo("you too");
        }
    }

    @Test
    void waitingEndsWithItsDeadline() throws Exception {
        try (UdpSocket socket = UdpSocket.open(network, "a9", Optional.empty(), HERE)) {
            long began = System.nanoTime();

            assertThat(socket.receive(into, in(Duration.ofMillis(50)))).isNull();

            assertThat(System.nanoTime() - began).isBetween(49_000_000L, 5_000_000_000L);
        }
    }

    @Test
    void closingEndsAWaitAtOnce() throws Exception {
        UdpSocket socket = UdpSocket.open(network, "a9", Optional.empty(), HERE);
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread.ofPlatform().name("rx-test").start(() -> {
            waits.countDown();
            try {
                socket.receive(into, in(Duration.ofMinutes(5)));
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        waits.await();

        socket.close();
        socket.close();

        assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> socket.send(bytes("late"), new InetSocketAddress(HERE, 9)))
                .isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> socket.receive(into, in(Duration.ZERO))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void anInterruptionEndsAWaitAndLeavesTheSocketOpen() throws Exception {
        try (UdpSocket socket = UdpSocket.open(network, "a9", Optional.empty(), HERE)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> socket.receive(into, in(Duration.ofSeconds(5))))
                    .isInstanceOf(InterruptedException.class);
            assertThat(socket.receive(into, in(Duration.ZERO))).isNull();
        }
    }

    @Test
    void nothingIsSentBeyondTheReach() throws Exception {
        List<WireEvent> sent = new ArrayList<>();
        try (Registration listening = tap.listen(sent::add);
                UdpSocket socket = UdpSocket.openForBroadcast(network, "a9", HERE)) {
            assertThat(listening).isNotNull();
            for (String beyond : List.of("192.0.2.1", "255.255.255.255", "0.0.0.0", "224.0.0.1")) {
                assertThatThrownBy(() -> socket.send(bytes("no"), at(beyond)))
                        .as(beyond)
                        .isInstanceOf(OutOfReachException.class);
            }
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void onlyASocketMadeForItSendsToEverybody() throws Exception {
        Network anywhere = new Network(Reach.ANYWHERE, List::of, tap, Clock.systemUTC());
        try (UdpSocket socket = UdpSocket.open(anywhere, "a9", Optional.empty(), HERE)) {
            for (String everybody : List.of("255.255.255.255", "0.0.0.0", "239.1.2.3")) {
                assertThatThrownBy(() -> socket.send(bytes("no"), at(everybody)))
                        .as(everybody)
                        .isInstanceOf(NoRouteToHostException.class);
            }
        }
    }

    @Test
    void theTapHearsBothDirections() throws Exception {
        List<String> heard = new ArrayList<>();
        try (DatagramSocket peer = new DatagramSocket(new InetSocketAddress(HERE, 0));
                UdpSocket socket = UdpSocket.open(network, "a9", Optional.empty(), HERE);
                Registration listening = tap.listen(event -> heard.add(
                        event.family() + " " + event.direction() + " " + event.peer() + " " + text(event.bytes())))) {
            assertThat(listening).isNotNull();
            socket.send(bytes("out"), at(peer));
            peer.send(new DatagramPacket(
                    "in".getBytes(StandardCharsets.US_ASCII), 2, new InetSocketAddress(HERE, socket.localPort())));
            socket.receive(into, in(Duration.ofSeconds(5)));

            String where = "127.0.0.1:" + peer.getLocalPort();
            assertThat(heard).containsExactly("a9 SENT " + where + " out", "a9 RECEIVED " + where + " in");
        }
    }

    @Test
    void aPeerThatIsNotThereIsSilentAndNoFailure() throws Exception {
        int free;
        try (DatagramSocket gone = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
            free = gone.getLocalPort();
        }
        try (UdpSocket socket = UdpSocket.open(network, "a9", Optional.empty(), HERE)) {
            for (int i = 0; i < 3; i++) {
                socket.send(bytes("anybody"), new InetSocketAddress(HERE, free));
                assertThat(socket.receive(into, in(Duration.ofMillis(20)))).isNull();
            }
        }
    }

    @Test
    void itLeavesThroughTheAddressOfTheChosenInterface() throws Exception {
        LocalInterface via = new LocalInterface(
                "test",
                "Test",
                true,
                false,
                List.of(new LocalInterface.Network(InetAddress.getByName("127.0.0.7"), 8)));
        try (DatagramSocket peer = new DatagramSocket(new InetSocketAddress(HERE, 0));
                UdpSocket socket = UdpSocket.open(network, "a9", Optional.of(via), HERE)) {
            socket.send(bytes("x"), at(peer));
            DatagramPacket got = new DatagramPacket(new byte[10], 10);
            peer.receive(got);

            assertThat(got.getAddress().getHostAddress()).isEqualTo("127.0.0.7");
        }
    }

    private static InetSocketAddress at(DatagramSocket peer) {
        return new InetSocketAddress(HERE, peer.getLocalPort());
    }

    private static InetSocketAddress at(String host) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(host), 9);
    }

    private static ByteBuffer bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes.duplicate()).toString();
    }

    private static long in(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }
}
