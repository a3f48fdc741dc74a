// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.holdfast.lab.Lab;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireEvent;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncementSearchTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration SHORT = Duration.ofMillis(600);

    private final WireTap tap = new WireTap();
    private final Network network = new Network(Reach.LOOPBACK, List::of, tap, Clock.systemUTC());
    private final Queue<Announcement> heard = new ConcurrentLinkedQueue<>();

    private void ask(int port, InetAddress... hosts) throws InterruptedException {
        new AnnouncementSearch(network, "miio", port).run(List.of(hosts), List.of(), SHORT, heard::add);
    }

    @Test
    void aDeviceTellsItsModelAndItsIdWithoutAToken() throws Exception {
        try (Responder responder =
                new Responder("127.0.0.1", 0, List.of(Responder.answer("chuangmi-plug-m1_miio52760671", "printer")))) {
            ask(responder.port(), HERE);

            assertThat(heard).containsExactly(new Announcement("chuangmi.plug.m1", 52_760_671L, HERE));
            assertThat(responder.questions.peek()).isEqualTo(new byte[] {
                0,
                0,
                0,
                0,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                5,
                '_',
                'm',
                'i',
                'i',
                'o',
                4,
                '_',
                'u',
                'd',
                'p',
                5,
                'l',
                'o',
                'c',
                'a',
                'l',
                0,
                0,
                12,
                (byte) 0x80,
                1
            });
        }
    }

    @Test
    void theVirtualDevicesThatAnnounceThemselvesAreHeard(@TempDir Path folder) throws Exception {
        try (Lab lab = new Lab(Lab.Options.usual(folder).only("miio"))) {
            lab.start();
            InetAddress[] hosts = lab.devices().stream()
                    .map(each -> InetAddress.ofLiteral(each.device().address().host()))
                    .toArray(InetAddress[]::new);

            ask(AnnouncementSearch.PORT, hosts);

            assertThat(heard)
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(lab.devices()).anySatisfy(device -> {
                        assertThat(device.facts()).containsEntry("did", Long.toString(each.did()));
                        assertThat(device.facts()).containsEntry("model", each.model());
                    }));
        }
    }

    @Test
    void whatIsNoAnnouncementOfADeviceIsNone() throws Exception {
        byte[] question = Responder.answer("chuangmi-plug-m1_miio7");
        question[2] = 0;
        try (Responder responder = new Responder(
                "127.0.0.1",
                0,
                List.of(
                        new byte[0],
                        new byte[] {1, 2, 3},
                        question,
                        Responder.answer(
                                "nomodel_miio9",
                                "a-b_miio99999999999",
                                "a-b_miio4294967295",
                                "a-b_miio0",
                                "../../etc-b_miio5",
                                "<b>a-b_miio5",
                                "a-b_miio-5")))) {
            ask(responder.port(), HERE);

            assertThat(responder.questions).isNotEmpty();
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void theSameDeviceIsToldOnceAndInventedOnesAreBounded() throws Exception {
        List<byte[]> flood = IntStream.range(1, 2000)
                .mapToObj(did -> Responder.answer("a-b-c_miio7", "a-b-c_miio" + (100 + did)))
                .toList();
        try (Responder responder = new Responder("127.0.0.1", 0, flood)) {
            ask(responder.port(), HERE);
        }

        assertThat(heard).hasSizeLessThanOrEqualTo(512);
        assertThat(heard.stream().filter(each -> each.did() == 7)).hasSize(1);
    }

    @Test
    void anAnswerFromAnotherHostIsNotListenedTo() throws Exception {
        try (Responder asked = new Responder("127.0.0.1", 0, List.of());
                Responder stranger =
                        new Responder("127.0.0.2", asked.port(), List.of(Responder.answer("a-b-c_miio8")))) {
            ask(asked.port(), HERE);
            assertThat(heard).isEmpty();

            ask(stranger.port(), HERE, InetAddress.ofLiteral("127.0.0.2"));
            assertThat(heard).extracting(Announcement::did).containsExactly(8L);
        }
    }

    @Test
    void nothingLeavesThisComputer() throws Exception {
        List<WireEvent> sent = new CopyOnWriteArrayList<>();
        LocalInterface.Network home = new LocalInterface.Network(InetAddress.ofLiteral("192.168.1.2"), 24);
        SearchTargets.Broadcast broadcast = new SearchTargets.Broadcast(
                new LocalInterface("test", "Test", false, false, List.of(home)),
                home,
                InetAddress.ofLiteral("192.168.1.255"),
                Optional.empty());
        try (Registration _ = tap.listen(sent::add)) {
            new AnnouncementSearch(network, "miio", AnnouncementSearch.PORT)
                    .run(List.of(InetAddress.ofLiteral("192.168.1.20")), List.of(broadcast), SHORT, heard::add);
        }

        assertThat(sent).isEmpty();
    }

    @Test
    void namesThatLeadInCirclesEnd() {
        byte[] message = Responder.answer("a-b-c_miio8");
        // The name of the question points at itself.
        message[12] = (byte) 0xc0;
        message[13] = 12;

        assertThat(MdnsMessages.instances(ByteBuffer.wrap(message))).isEmpty();
    }
}
