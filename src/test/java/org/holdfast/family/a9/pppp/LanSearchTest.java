// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
class LanSearchTest {
    private final WireTap tap = new WireTap();
    private final Network network = new Network(Reach.LOOPBACK, List::of, tap, Clock.systemUTC());
    private final KnownForms forms = KnownForms.load();
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();

    @Test
    void camerasOfSeveralFormsAreFoundAtOnceEachWithItsOwn() throws Exception {
        try (ScriptedPeer plain = new ScriptedPeer(WireForm.PLAIN);
                ScriptedPeer shix = new ScriptedPeer(WireForm.ofPhrase("SHIX"));
                ScriptedPeer unnamed =
                        new ScriptedPeer(WireForm.parse("565029d5").orElseThrow())) {
            new LanSearch(network, forms)
                    .run(
                            List.of(target(plain.port()), target(shix.port()), target(unnamed.port())),
                            List.of(),
                            Duration.ofMillis(600),
                            sightings::add);

            assertThat(sightings)
                    .extracting(Sighting::form)
                    .containsExactlyInAnyOrder(plain.form, shix.form, unnamed.form);
            assertThat(sightings).extracting(Sighting::uid).containsOnly(ScriptedPeer.UID);
            assertThat(sightings)
                    .extracting(each -> each.from().getPort())
                    .containsExactlyInAnyOrder(plain.sessionPort(), shix.sessionPort(), unnamed.sessionPort());
        }
    }

    @Test
    void oneAddressIsAskedNoLongerThanUntilItAnswers() throws Exception {
        LanSearch search = new LanSearch(network, forms);
        int port;
        try (ScriptedPeer shix = new ScriptedPeer(WireForm.ofPhrase("SHIX"))) {
            port = shix.port();
            assertThat(search.first(target(port), Duration.ofMinutes(5))
                            .orElseThrow()
                            .form())
                    .isEqualTo(shix.form);
        }
        assertThat(search.first(target(port), Duration.ofMillis(150))).isEmpty();
    }

    @Test
    void everyFormIsSentPacedAndNothingElse() throws Exception {
        List<WireEvent> sent = new ArrayList<>();
        List<Long> at = new ArrayList<>();
        try (DatagramSocket silent = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                Registration listening = tap.listen(event -> {
                    sent.add(event);
                    at.add(System.nanoTime());
                })) {
            assertThat(listening).isNotNull();
            new LanSearch(network, forms)
                    .run(List.of(target(silent.getLocalPort())), List.of(), Duration.ofMillis(700), sightings::add);
        }

        List<String> expected = new ArrayList<>();
        for (WireForm form : forms.forms()) {
            ByteBuffer search = ByteBuffer.allocate(4);
            Packets.writeEmpty(search, MessageType.LAN_SEARCH);
            form.encipher(search);
            expected.add(Vectors.hex(search));
        }
        expected.add("f1320000");
        assertThat(sent).extracting(each -> Vectors.hex(each.bytes())).isEqualTo(expected);
        for (int i = 1; i < forms.forms().size(); i++) {
            assertThat(at.get(i) - at.get(i - 1)).isGreaterThanOrEqualTo(4_900_000L);
        }
    }

    @Test
    void answersInAnUnknownFormAreToldOnceAndAnswersOfStrangersNever() throws Exception {
        Queue<String> unreadable = new ConcurrentLinkedQueue<>();
        try (DatagramSocket odd = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                DatagramSocket stranger =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.9"), 0))) {
            CountDownLatch answered = new CountDownLatch(1);
            Thread.ofPlatform().name("lab-odd").start(() -> answer(odd, stranger, answered));

            new LanSearch(network, forms)
                    .run(List.of(target(odd.getLocalPort())), List.of(), Duration.ofMillis(1500), new SearchListener() {
                        @Override
                        public void sighted(Sighting sighting) {
                            sightings.add(sighting);
                        }

                        @Override
                        public void unreadable(InetSocketAddress from, ByteBuffer datagram) {
                            unreadable.add(from.getPort() + " " + Vectors.hex(datagram));
                        }
                    });

            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sightings).isEmpty();
            assertThat(unreadable).containsExactly(odd.getLocalPort() + " " + "5a".repeat(24));
        }
    }

    private static void answer(DatagramSocket odd, DatagramSocket stranger, CountDownLatch answered) {
        try {
            while (true) {
                DatagramPacket got = new DatagramPacket(new byte[64], 64);
                odd.receive(got);
                byte[] nonsense = new byte[24];
                java.util.Arrays.fill(nonsense, (byte) 0x5a);
                odd.send(new DatagramPacket(nonsense, nonsense.length, got.getSocketAddress()));
                ByteBuffer punch = ByteBuffer.allocate(64);
                Packets.writeUid(punch, MessageType.PUNCH_PKT, ScriptedPeer.UID);
                byte[] bytes = new byte[punch.remaining()];
                punch.get(bytes);
                stranger.send(new DatagramPacket(bytes, bytes.length, got.getSocketAddress()));
                answered.countDown();
            }
        } catch (java.io.IOException e) {
            // It was closed.
            return;
        }
    }

    @Test
    void nothingBeyondThisComputerIsAskedWhereOnlyItMayBe() throws Exception {
        List<WireEvent> sent = new ArrayList<>();
        LocalInterface.Network home = new LocalInterface.Network(InetAddress.getLoopbackAddress(), 8);
        SearchTargets.Broadcast broadcast = new SearchTargets.Broadcast(
                new LocalInterface("test", "Test", false, false, List.of(home)),
                home,
                InetAddress.getByName("192.168.1.255"),
                Optional.of(InetAddress.getByName("192.168.1.1")));
        try (Registration listening = tap.listen(sent::add)) {
            assertThat(listening).isNotNull();
            new LanSearch(network, forms)
                    .run(
                            List.of(new SearchTargets.Target(Address.of("192.168.1.20"), Optional.empty())),
                            List.of(broadcast),
                            Duration.ofMillis(100),
                            sightings::add);
        }

        assertThat(sent).isEmpty();
    }

    @Test
    void anInterruptionEndsTheSearchAtOnce() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (ScriptedPeer peer = new ScriptedPeer(WireForm.PLAIN)) {
            Thread searching = Thread.ofPlatform().name("work-test").start(() -> {
                try {
                    new LanSearch(network, forms)
                            .run(List.of(target(peer.port())), List.of(), Duration.ofMinutes(5), sightings::add);
                } catch (InterruptedException e) {
                    ended.countDown();
                }
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> !sightings.isEmpty());

            searching.interrupt();

            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static SearchTargets.Target target(int port) {
        return new SearchTargets.Target(Address.of("127.0.0.1", port), Optional.empty());
    }
}
