// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.family.miio.wire.HelloSearch.Breadth;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireEvent;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HelloSearchTest {
    private final WireTap tap = new WireTap();
    private final Network network = new Network(Reach.LOOPBACK, List::of, tap, Clock.systemUTC());
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();

    @Test
    void knownAddressesAreAskedAndEachDeviceIsToldOnceWithWhatItShows() throws Exception {
        try (ScriptedDevice bound = new ScriptedDevice();
                ScriptedDevice unbound = new ScriptedDevice()) {
            unbound.did = 42;
            unbound.shown = Optional.of(ScriptedDevice.TOKEN);

            new HelloSearch(network)
                    .run(
                            List.of(target(bound.port()), target(unbound.port())),
                            List.of(),
                            Breadth.BROADCAST,
                            Duration.ofMillis(900),
                            sightings::add);

            assertThat(sightings).extracting(Sighting::did).containsExactlyInAnyOrder(ScriptedDevice.DID, 42L);
            assertThat(bound.hellos).hasValue(2);
            for (Sighting each : sightings) {
                assertThat(each.stamp()).isBetween(1000L, 1060L);
                assertThat(each.from().getPort()).isEqualTo(each.did() == 42 ? unbound.port() : bound.port());
                assertThat(each.shown().map(token -> new String(token.hex())))
                        .isEqualTo(each.did() == 42 ? Optional.of(ScriptedDevice.TOKEN) : Optional.empty());
                assertThat(each.toString()).doesNotContain(ScriptedDevice.TOKEN);
            }
        }
    }

    @Test
    void oneAddressIsAskedNoLongerThanUntilItAnswers() throws Exception {
        HelloSearch search = new HelloSearch(network);
        int port;
        try (ScriptedDevice device = new ScriptedDevice()) {
            port = device.port();
            assertThat(search.first(target(port), Duration.ofMinutes(5)))
                    .map(Sighting::did)
                    .contains(ScriptedDevice.DID);
        }
        assertThat(search.first(target(port), Duration.ofMillis(150))).isEmpty();
    }

    @Test
    void aWholeNetworkIsAskedByBroadcast() throws Exception {
        try (DatagramSocket ear =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.255.255.255"), 0));
                DatagramSocket mouth =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.7"), 0))) {
            Thread.ofPlatform().name("lab-miio-ear").daemon().start(() -> answer(ear, mouth, 7));

            new HelloSearch(network, ear.getLocalPort())
                    .run(List.of(), List.of(everybody(8)), Breadth.BROADCAST, Duration.ofMillis(700), sightings::add);

            assertThat(sightings).hasSize(1);
            assertThat(sightings.element().from()).isEqualTo(mouth.getLocalSocketAddress());
            assertThat(sightings.element().via()).map(LocalInterface::name).contains("test");
        }
    }

    @Test
    void eachAddressOfASmallNetworkIsAskedWithinOneHello() throws Exception {
        List<DatagramSocket> devices = new ArrayList<>();
        try {
            int port = 0;
            for (int host = 20; host < 250; host += 10) {
                DatagramSocket device =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.37." + host), port));
                devices.add(device);
                port = device.getLocalPort();
                int did = host;
                Thread.ofPlatform().name("lab-miio-host").daemon().start(() -> answer(device, device, did));
            }

            new HelloSearch(network, port)
                    .run(
                            List.of(),
                            List.of(everybody(24)),
                            Breadth.EACH_ADDRESS,
                            Duration.ofSeconds(1),
                            sightings::add);

            assertThat(sightings).hasSize(devices.size());
        } finally {
            devices.forEach(DatagramSocket::close);
        }
    }

    @Test
    void eachAddressIsAskedOnlyWhereNobodyAnswersTheBroadcast() throws Exception {
        try (DatagramSocket quiet =
                new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.37.90"), 0))) {
            int port = quiet.getLocalPort();
            Thread.ofPlatform().name("lab-miio-quiet").daemon().start(() -> answer(quiet, quiet, 90));
            try (DatagramSocket ear =
                            new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.37.255"), port));
                    DatagramSocket mouth =
                            new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.37.7"), 0))) {
                Thread.ofPlatform().name("lab-miio-ear").daemon().start(() -> answer(ear, mouth, 7));
                searchWhereSilent(port);
                assertThat(sightings).extracting(Sighting::did).containsExactly(7L);
            }
            sightings.clear();
            searchWhereSilent(port);
            assertThat(sightings).extracting(Sighting::did).containsExactly(90L);
        }
    }

    private void searchWhereSilent(int port) throws IOException, InterruptedException {
        new HelloSearch(network, port)
                .run(
                        List.of(),
                        List.of(everybody(24)),
                        Breadth.EACH_ADDRESS_WHERE_SILENT,
                        Duration.ofMillis(1200),
                        sightings::add);
    }

    @Test
    void itsOwnHelloAndWhatStrangersSayAreNoDevices() throws Exception {
        try (DatagramSocket odd = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                DatagramSocket stranger =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.9"), 0))) {
            CountDownLatch answered = new CountDownLatch(1);
            Thread.ofPlatform().name("lab-miio-odd").daemon().start(() -> {
                try {
                    while (true) {
                        DatagramPacket got = new DatagramPacket(new byte[64], 64);
                        odd.receive(got);
                        odd.send(new DatagramPacket(got.getData(), got.getLength(), got.getSocketAddress()));
                        odd.send(new DatagramPacket(new byte[32], 32, got.getSocketAddress()));
                        odd.send(new DatagramPacket(new byte[0], 0, got.getSocketAddress()));
                        reply(stranger, got, 9);
                        answered.countDown();
                    }
                } catch (IOException e) {
                    // It was closed.
                    return;
                }
            });

            new HelloSearch(network)
                    .run(
                            List.of(target(odd.getLocalPort())),
                            List.of(),
                            Breadth.BROADCAST,
                            Duration.ofMillis(700),
                            sightings::add);

            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sightings).isEmpty();
        }
    }

    @Test
    void nothingBeyondThisComputerIsAskedWhereOnlyItMayBe() throws Exception {
        Queue<WireEvent> sent = new ConcurrentLinkedQueue<>();
        LocalInterface.Network home = new LocalInterface.Network(InetAddress.getByName("192.168.1.2"), 24);
        SearchTargets.Broadcast broadcast = new SearchTargets.Broadcast(
                new LocalInterface("test", "Test", false, false, List.of(home)),
                home,
                InetAddress.getByName("192.168.1.255"),
                Optional.of(InetAddress.getByName("192.168.1.1")));
        try (Registration listening = tap.listen(sent::add)) {
            assertThat(listening).isNotNull();
            new HelloSearch(network)
                    .run(
                            List.of(new SearchTargets.Target(Address.of("192.168.1.20"), Optional.empty())),
                            List.of(broadcast),
                            Breadth.EACH_ADDRESS,
                            Duration.ofMillis(100),
                            sightings::add);
        }

        assertThat(sent).isEmpty();
    }

    @Test
    void anInterruptionEndsTheSearchAtOnce() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (ScriptedDevice device = new ScriptedDevice()) {
            Thread searching = Thread.ofPlatform().name("work-test").start(() -> {
                try {
                    new HelloSearch(network)
                            .run(
                                    List.of(target(device.port())),
                                    List.of(),
                                    Breadth.BROADCAST,
                                    Duration.ofMinutes(5),
                                    sightings::add);
                } catch (InterruptedException e) {
                    ended.countDown();
                }
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> !sightings.isEmpty());

            searching.interrupt();

            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void answer(DatagramSocket ear, DatagramSocket mouth, int did) {
        try {
            while (true) {
                DatagramPacket got = new DatagramPacket(new byte[64], 64);
                ear.receive(got);
                reply(mouth, got, did);
            }
        } catch (IOException e) {
            // It was closed.
            return;
        }
    }

    private static void reply(DatagramSocket mouth, DatagramPacket got, int did) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(Packets.HEADER);
        Packets.writeHelloReply(out, did, 1, Optional.empty());
        mouth.send(new DatagramPacket(out.array(), Packets.HEADER, got.getSocketAddress()));
    }

    /** This computer's own network as far as that prefix, in which 127.0.37.1 is ours. */
    private static SearchTargets.Broadcast everybody(int prefix) throws IOException {
        LocalInterface.Network own = new LocalInterface.Network(InetAddress.getByName("127.0.37.1"), prefix);
        return new SearchTargets.Broadcast(
                new LocalInterface("test", "Test", false, false, List.of(own)),
                own,
                own.broadcast().orElseThrow(),
                Optional.empty());
    }

    private static SearchTargets.Target target(int port) {
        return new SearchTargets.Target(Address.of("127.0.0.1", port), Optional.empty());
    }
}
