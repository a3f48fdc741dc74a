// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import org.holdfast.device.DeviceException;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UdpPpppSessionTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ScriptedPeer peer = new ScriptedPeer(WireForm.ofPhrase("camera"));
    private final Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
    private final KnownForms forms = KnownForms.load();

    @AfterEach
    void closePeer() {
        peer.close();
    }

    @Test
    void aCommandIsSentUnderTheSameIndexUntilItIsAcknowledged() throws Exception {
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            peer.ignoredData.set(4);
            session.send(0, bytes("aa"));
            session.send(0, bytes("bb"));
            session.send(3, bytes("cc"));

            await().atMost(LONG).until(() -> peer.data.size() >= 3);
            assertThat(peer.data).startsWith("0 0 aa").contains("0 1 bb", "3 0 cc");
            assertThat(session.counts().resent()).isBetween(4L, 30L);
        }
    }

    @Test
    void aLostAcknowledgementMakesTheCameraSeeTheSameIndexAgain() throws Exception {
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            peer.acknowledges = false;
            Thread sender = Thread.ofPlatform().start(() -> {
                try {
                    session.send(0, bytes("aa"));
                } catch (DeviceException | InterruptedException e) {
                    peer.data.add("failed");
                }
            });
            await().atMost(LONG).until(() -> peer.data.size() >= 3);
            peer.acknowledges = true;
            sender.join();

            assertThat(peer.data).containsOnly("0 0 aa");
        }
    }

    @Test
    void aBusyCameraIsWaitedForWhileItLivesAndGivenUpWhenItDoesNot() throws Exception {
        SessionTimers patientSilence = new SessionTimers(
                QuickTimers.QUICK.meet(),
                QuickTimers.QUICK.echo(),
                QuickTimers.QUICK.settle(),
                QuickTimers.QUICK.acknowledge(),
                QuickTimers.QUICK.resend(),
                Duration.ofMillis(60),
                Duration.ofMillis(300),
                LONG,
                LONG,
                QuickTimers.QUICK.doubt(),
                QuickTimers.QUICK.proof());
        try (UdpPpppSession session = open(patientSilence)) {
            peer.ignoredData.set(40);
            long began = System.nanoTime();
            session.send(0, bytes("aa"));
            assertThat(System.nanoTime() - began)
                    .isGreaterThan(Duration.ofMillis(900).toNanos());

            peer.ignoredData.set(Integer.MAX_VALUE);
            peer.answersAlive = false;
            assertThatThrownBy(() -> session.send(0, bytes("bb"))).isInstanceOf(DeviceException.TimedOut.class);
        }
    }

    @Test
    void everythingIsAcknowledgedAndDeliveredOnce() throws Exception {
        Queue<Long> got = new ConcurrentLinkedQueue<>();
        try (UdpPpppSession session = open(QuickTimers.QUICK);
                Registration listening = session.listen(1, (index, payload, at) -> {
                    if (payload.remaining() == 2 && payload.getShort() == (short) index) {
                        got.add(index);
                    }
                })) {
            assertThat(listening).isNotNull();
            for (int index : List.of(65534, 65535, 1, 0, 65535, 1, 2)) {
                peer.data(1, index);
            }
            await().atMost(LONG).until(() -> peer.acknowledged.size() == 7);

            assertThat(peer.acknowledged).containsExactly(65534, 65535, 1, 0, 65535, 1, 2);
            long first = 65536 + 65534;
            assertThat(got).containsExactly(first, first + 1, first + 3, first + 2, first + 4);
            PacketCounts counts = session.counts();
            assertThat(counts.packets()).isEqualTo(5);
            assertThat(counts.bytes()).isEqualTo(10);
            assertThat(counts.duplicates()).isEqualTo(2);
            assertThat(counts.outOfOrder()).isEqualTo(1);
            assertThat(peer.heard(MessageType.DRW_ACK)).as("batched").isLessThan(7);
        }
    }

    @Test
    void anUnknownChannelIsAcknowledgedAndIgnored() throws Exception {
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            peer.data(9, 77);
            await().atMost(LONG).until(() -> peer.acknowledged.contains(77));

            assertThat(session.counts().packets()).isZero();
        }
    }

    @Test
    void whatComesFromElsewhereIsCountedAndMovesNothing() throws Exception {
        Queue<Long> got = new ConcurrentLinkedQueue<>();
        try (UdpPpppSession session = open(QuickTimers.QUICK);
                Registration listening = session.listen(1, (index, payload, at) -> got.add(index));
                ScriptedPeer spoof = new ScriptedPeer(peer.form);
                DatagramSocket elsewhere =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertThat(listening).isNotNull();
            spoof.client = peer.client;
            ByteBuffer punch = ByteBuffer.allocate(64);
            Packets.writeUid(punch, MessageType.PUNCH_PKT, ScriptedPeer.UID);
            spoof.raw(punch);
            spoof.empty(MessageType.CLOSE);
            peer.data(elsewhere, 1, 5);
            await().atMost(LONG).until(() -> session.counts().foreign() == 3);

            session.send(0, bytes("aa"));
            peer.data(1, 6);
            await().atMost(LONG).until(() -> !got.isEmpty());
            assertThat(got).containsExactly(65536L + 6);
            assertThat(spoof.heard).isEmpty();
            assertThat(peer.data).contains("0 0 aa");
        }
    }

    @Test
    void garbageOfTheCameraIsCountedAndHarmless() throws Exception {
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            for (String bad : List.of("f1", "f2300000", "f1d00400d1000000", "f1d00002d100", "f1d10002d100")) {
                peer.raw(ByteBuffer.allocate(64).put(Vectors.bytes(bad)).flip());
            }
            peer.raw(ByteBuffer.allocate(64).put(Vectors.bytes("f1ee0000")).flip());
            await().atMost(LONG).until(() -> session.counts().ignored() >= 1);

            assertThat(session.counts().malformed()).isEqualTo(5);
            session.send(0, bytes("aa"));
        }
    }

    @Test
    void bothSidesAreKeptAlive() throws Exception {
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            peer.empty(MessageType.ALIVE);
            await().atMost(LONG).until(() -> peer.heard(MessageType.ALIVE_ACK) >= 1);
            await().atMost(LONG).until(() -> peer.heard(MessageType.ALIVE) >= 8);

            // That many take longer than the silence after which a camera is lost.
            session.send(0, bytes("aa"));
        }
    }

    @Test
    void aSilentCameraIsLostOnceAndSaidToWhoeverAsksLater() throws Exception {
        List<DeviceException> told = new ArrayList<>();
        CountDownLatch lost = new CountDownLatch(1);
        UdpPpppSession session = open(QuickTimers.QUICK);
        session.onLost(why -> {
            told.add(why);
            lost.countDown();
        });
        // The same as a camera that restarts: it speaks from another port, if at all.
        peer.close();

        assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told).singleElement().isInstanceOf(DeviceException.TimedOut.class);
        List<DeviceException> late = new ArrayList<>();
        session.onLost(late::add);
        assertThat(late).singleElement().isInstanceOf(DeviceException.TimedOut.class);
        assertThatThrownBy(() -> session.send(0, bytes("aa"))).isInstanceOf(DeviceException.TimedOut.class);
        assertThatThrownBy(() -> session.post(3, bytes("aa"))).isInstanceOf(DeviceException.TimedOut.class);
        session.close();
    }

    @Test
    void aCameraWithLeaveToBeBusyMayBeSilentForLonger() throws Exception {
        CountDownLatch lost = new CountDownLatch(1);
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            session.onLost(why -> lost.countDown());
            Registration leave = session.patient();
            peer.answersAlive = false;
            assertThat(lost.await(1200, TimeUnit.MILLISECONDS)).isFalse();

            leave.close();
            leave.close();

            assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aStrayCloseAtTheBeginningIsIgnoredWhileTheCameraAnswers() throws Exception {
        CountDownLatch lost = new CountDownLatch(1);
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            session.onLost(why -> lost.countDown());
            peer.empty(MessageType.CLOSE);

            assertThat(lost.await(600, TimeUnit.MILLISECONDS)).isFalse();
            session.send(0, bytes("aa"));
        }
    }

    @Test
    void aCloseThatIsMeantEndsTheSession() throws Exception {
        List<DeviceException> told = new ArrayList<>();
        CountDownLatch lost = new CountDownLatch(1);
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            session.onLost(why -> {
                told.add(why);
                lost.countDown();
            });
            peer.answersAlive = false;
            peer.empty(MessageType.CLOSE);

            assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(told).singleElement().isInstanceOf(DeviceException.Refused.class);
        }
        assertThat(peer.heard(MessageType.CLOSE)).isZero();
    }

    @Test
    void closingTellsTheCameraThreeTimesAndEndsWhoeverWaits() throws Exception {
        UdpPpppSession session = open(QuickTimers.QUICK);
        peer.ignoredData.set(Integer.MAX_VALUE);
        CountDownLatch failed = new CountDownLatch(1);
        List<DeviceException> lost = new ArrayList<>();
        session.onLost(lost::add);
        Thread.ofPlatform().start(() -> {
            try {
                session.send(0, bytes("aa"));
            } catch (DeviceException | InterruptedException e) {
                failed.countDown();
            }
        });
        await().atMost(LONG).until(() -> peer.heard(MessageType.DRW) > 0);

        long began = System.nanoTime();
        session.close();
        session.close();

        assertThat(System.nanoTime() - began).isLessThan(Duration.ofSeconds(1).toNanos());
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        await().atMost(LONG).until(() -> peer.heard(MessageType.CLOSE) == 3);
        assertThat(lost).isEmpty();
    }

    @Test
    void soundIsPostedWithoutWaiting() throws Exception {
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            peer.ignoredData.set(1);
            for (int i = 0; i < 3; i++) {
                session.post(3, bytes("0" + i));
            }
            await().atMost(LONG).until(() -> peer.data.contains("3 0 00"));

            assertThat(peer.data).contains("3 1 01", "3 2 02");
            peer.acknowledges = false;
            for (int i = 0; i < 200; i++) {
                session.post(3, bytes("ff"));
            }
        }
    }

    @Test
    void aListenerThatFailsHurtsNobody() throws Exception {
        try (UdpPpppSession session = open(QuickTimers.QUICK);
                Registration listening = session.listen(1, (index, payload, at) -> {
                    throw new IllegalStateException("a bug");
                })) {
            assertThat(listening).isNotNull();
            peer.data(1, 1);
            peer.data(1, 2);
            await().atMost(LONG).until(() -> session.counts().packets() == 2);

            session.send(0, bytes("aa"));
        }
    }

    private UdpPpppSession open(SessionTimers timers) throws Exception {
        return new PpppConnector(network, forms, timers)
                .open(route(peer.port(), Optional.empty(), Optional.of(ScriptedPeer.UID)));
    }

    private static PpppConnector.Route route(int port, Optional<WireForm> form, Optional<Uid> uid) {
        return new PpppConnector.Route(Address.of("127.0.0.1", port), Optional.empty(), form, uid);
    }

    private static ByteBuffer bytes(String hex) {
        return Vectors.bytes(hex);
    }
}
