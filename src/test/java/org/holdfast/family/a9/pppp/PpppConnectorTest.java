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
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PpppConnectorTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ScriptedPeer peer = new ScriptedPeer(WireForm.ofPhrase("camera"));
    private final Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
    private final KnownForms forms = KnownForms.load();

    @AfterEach
    void closePeer() {
        peer.close();
    }

    @Test
    void aSessionFindsTheFormByItselfAndFollowsTheCameraToItsPort() throws Exception {
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            assertThat(session.uid()).isEqualTo(ScriptedPeer.UID);
            assertThat(session.form()).isEqualTo(peer.form);
            assertThat(session.where()).isEqualTo("127.0.0.1:" + peer.port());
            session.send(0, bytes("0102"));

            assertThat(peer.sessionPort()).isNotEqualTo(peer.port());
            await().atMost(LONG).until(() -> peer.data.contains("0 0 0102"));
        }
    }

    @Test
    void theEchoIsRepeatedUntilTheCameraIsReadyAndTheOtherReadyCountsToo() throws Exception {
        peer.ignoredEchoes.set(3);
        peer.ready = MessageType.P2P_RDY_ACK;
        try (UdpPpppSession session = open(QuickTimers.QUICK)) {
            assertThat(session.uid()).isEqualTo(ScriptedPeer.UID);
            assertThat(peer.heard(MessageType.PUNCH_PKT)).isGreaterThanOrEqualTo(4);
            assertThat(peer.heard(MessageType.P2P_RDY)).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void aCameraThatDoesNotGetReadyIsGivenUpInTime() {
        peer.ignoredEchoes.set(Integer.MAX_VALUE);
        SessionTimers hasty = QuickTimers.withMeet(Duration.ofMillis(600));

        assertThatThrownBy(() -> open(hasty)).isInstanceOf(DeviceException.TimedOut.class);
    }

    @Test
    void aPlaceWhereNobodyOrSomebodyElseAnswersIsSaid() throws Exception {
        int free;
        try (DatagramSocket gone = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            free = gone.getLocalPort();
        }
        PpppConnector connector = new PpppConnector(network, forms, QuickTimers.withMeet(Duration.ofMillis(600)));

        assertThatThrownBy(() -> connector.open(route(free, Optional.empty(), Optional.empty())))
                .isInstanceOf(DeviceException.Unreachable.class);
        assertThatThrownBy(() -> connector.open(
                        route(peer.port(), Optional.of(peer.form), Optional.of(new Uid("DGOA", 1, "ABCDE")))))
                .isInstanceOf(DeviceException.Refused.class)
                .hasMessageContaining("another camera");
    }

    @Test
    void aCameraInAFormThatNobodyKnowsIsSaidSo() {
        ScriptedPeer secret = new ScriptedPeer(WireForm.of(new CipherKey(0x01020304)));
        try (secret) {
            PpppConnector connector = new PpppConnector(network, forms, QuickTimers.withMeet(Duration.ofMillis(500)));

            assertThatThrownBy(() -> connector.open(route(secret.port(), Optional.empty(), Optional.empty())))
                    .isInstanceOf(DeviceException.Unreachable.class);
            // The form that was remembered is tried, known to others or not.
            assertThat(openWith(secret.port(), Optional.of(secret.form))).isEqualTo(secret.form);
        }
    }

    @Test
    void noAddressBeyondTheHomeIsSpokenTo() {
        Network anywhere = new Network(Reach.ANYWHERE, List::of, new WireTap(), Clock.systemUTC());
        PpppConnector.Route away = new PpppConnector.Route(
                Address.of("203.0.113.9"), Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> new PpppConnector(anywhere, forms).open(away))
                .isInstanceOf(DeviceException.NotAllowed.class);
        assertThatThrownBy(() -> new PpppConnector(network, forms)
                        .open(new PpppConnector.Route(
                                Address.of("192.168.1.20"), Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void dailyTimesAreThoseOfTheReference() {
        SessionTimers daily = SessionTimers.REFERENCE;

        assertThat(daily.meet()).hasSeconds(5);
        assertThat(daily.echo()).hasMillis(300);
        assertThat(daily.settle()).hasMillis(200);
        assertThat(daily.acknowledge()).isLessThanOrEqualTo(Duration.ofMillis(10));
        assertThat(daily.resend()).hasMillis(70);
        assertThat(daily.alive()).hasSeconds(1);
        assertThat(daily.unheard()).hasSeconds(3);
        assertThat(daily.silence()).hasSeconds(5);
        assertThat(daily.patience()).hasSeconds(10);
        assertThat(SessionTimers.MOST_SENDS).isEqualTo(600);
    }

    private WireForm openWith(int port, Optional<WireForm> remembered) {
        try (UdpPpppSession session =
                new PpppConnector(network, forms, QuickTimers.QUICK).open(route(port, remembered, Optional.empty()))) {
            return session.form();
        } catch (DeviceException | InterruptedException e) {
            throw new AssertionError(e);
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
