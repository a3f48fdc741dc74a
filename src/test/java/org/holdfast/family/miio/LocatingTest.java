// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.family.miio.mdns.Responder;
import org.holdfast.family.miio.wire.Packets;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.Address;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Devices that move, and places where many are pretended. */
@Timeout(60)
class LocatingTest {
    private static final Address ANYWHERE = Address.parse("127.0.0.3");

    @TempDir
    Path folder;

    private Device device(long did) {
        return new Device(Device.idOf("miio", Long.toString(did)), "miio", "", "x", ANYWHERE, Map.of());
    }

    @Test
    void aDeviceIsLocatedByItsIdAndNoOtherIsTakenForIt() throws Exception {
        MiioFamily family = Quick.family(new WireTap(), folder.resolve("models"));
        try (Lab lab = Quick.apart(folder, 79)) {
            lab.start();
            long did = Long.parseLong(Quick.fact(lab.devices().getFirst(), "did"));
            Address before = lab.devices().getFirst().device().address();
            lab.faults().on(Fault.ADDRESS_CHANGE);
            Address now = lab.devices().getFirst().device().address();
            assertThat(now).isNotEqualTo(before);
            SearchTargets targets = SearchTargets.loopbackOnly();
            targets.add(Optional.of("miio"), before);
            targets.add(Optional.of("miio"), now);

            assertThat(family.locate(device(did), targets)).contains(family.usual(now));
            assertThat(family.locate(device(77), targets)).isEmpty();
            assertThat(family.locate(new Device("random", "miio", "", "x", now, Map.of()), targets))
                    .as("one that never said who it is")
                    .isEmpty();
        }
    }

    @Test
    void whereOnlyThisComputerIsSearchedItsOtherAddressesAreAskedToo() throws Exception {
        try (DatagramSocket hidden =
                new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 54321))) {
            Thread.ofPlatform().name("lab-miio-hidden").daemon().start(() -> answer(hidden, 1_234_567_891L, 1));

            assertThat(Quick.family(new WireTap(), folder).locate(device(1_234_567_891L), SearchTargets.loopbackOnly()))
                    .contains(Address.parse("127.0.0.9"));
        }
    }

    @Test
    void whoeverPretendsThousandsOfDevicesIsListenedToWithinBounds() throws Exception {
        List<Found> found = new CopyOnWriteArrayList<>();
        try (DatagramSocket liar = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Thread.ofPlatform().name("lab-miio-liar").daemon().start(() -> answer(liar, 1, 3000));
            SearchTargets targets = SearchTargets.loopbackOnly();
            targets.add(Optional.of("miio"), Address.of("127.0.0.1", liar.getLocalPort()));

            Quick.family(new WireTap(), folder).search(targets, found::add);
        }
        assertThat(found).isNotEmpty().hasSizeLessThanOrEqualTo(512);
        assertThat(found.stream().map(each -> ((Found.Supported) each).device().id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void whoAnnouncesADeviceThatAnswersNoHelloIsShownWithThatRemark() throws Exception {
        List<Found> found = new CopyOnWriteArrayList<>();
        try (Responder announcing =
                new Responder("127.0.80.1", 0, List.of(Responder.answer("chuangmi-plug-m1_miio52760671")))) {
            SearchTargets targets = SearchTargets.loopbackOnly();
            targets.add(Optional.of("miio"), Address.parse("127.0.80.1"));
            new MiioFamily(Quick.network(new WireTap()), folder, Quick.TIMES, announcing.port())
                    .search(targets, found::add);
        }
        assertThat(found).singleElement().isInstanceOfSatisfying(Found.Supported.class, one -> {
            assertThat(one.device().id()).isEqualTo(Device.idOf("miio", "52760671"));
            assertThat(one.device().model()).isEqualTo("chuangmi.plug.m1");
            assertThat(one.device().address()).isEqualTo(Address.parse("127.0.80.1"));
            assertThat(one.remarks()).extracting(Object::toString).anyMatch(each -> each.contains("did not answer"));
        });
    }

    /** Answers each hello as that many devices, which all show a token. */
    private static void answer(DatagramSocket socket, long first, int count) {
        try (Token token =
                Token.parse("00112233445566778899aabbccddeeff".toCharArray()).orElseThrow()) {
            while (true) {
                DatagramPacket asked = new DatagramPacket(new byte[1024], 1024);
                socket.receive(asked);
                for (long did = first; asked.getLength() == Packets.HEADER && did < first + count; did++) {
                    ByteBuffer out = ByteBuffer.allocate(Packets.HEADER);
                    Packets.writeHelloReply(out, did, 1, Optional.of(token));
                    socket.send(new DatagramPacket(out.array(), Packets.HEADER, asked.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // It was closed.
            return;
        }
    }
}
