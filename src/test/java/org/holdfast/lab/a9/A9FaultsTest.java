// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.net.Address;
import org.junit.jupiter.api.Test;

/** Each fault does what it says. */
class A9FaultsTest {
    private static final Path CACHE = Path.of("target", "lab-cache");

    private static Lab lab(String... faults) {
        return new Lab(Lab.Options.usual(CACHE)
                .only("a9")
                .withFaults(List.of(faults))
                .withA9(new A9Setup(List.of(A9Kind.JSON), 25)));
    }

    private static Visitor watching(Lab lab) throws IOException {
        Visitor visitor = new Visitor(lab.start().getFirst().address(), "camera");
        visitor.open();
        visitor.ask(100, "", 100);
        visitor.ask(111, "\"video\":1", 111);
        return visitor;
    }

    /** The indices of the next packets with pictures, in the order in which they come. */
    private static List<Integer> indices(Visitor visitor, int count) throws IOException {
        List<Integer> indices = new ArrayList<>();
        while (indices.size() < count) {
            indices.add(visitor.expect(each -> each.packetOf(1)).index());
        }
        return indices;
    }

    @Test
    void whatIsNotAcknowledgedComesAgain() throws IOException {
        try (Lab lab = lab();
                Visitor visitor = watching(lab)) {
            visitor.expect(each -> each.packetOf(1));
            visitor.acknowledging = false;
            Visitor.Datagram first = visitor.expect(each -> each.packetOf(1));
            Visitor.Datagram again = visitor.expect(each -> each.packetOf(1) && each.index() == first.index());

            assertThat(again.bytes()).isEqualTo(first.bytes());
        }
    }

    @Test
    void packetsAreNumberedFromShortlyBeforeTheEndOfTheNumbers() throws IOException {
        try (Lab lab = lab("wrap");
                Visitor visitor = watching(lab)) {
            List<Integer> indices = indices(visitor, 60);

            assertThat(indices.getFirst()).isGreaterThanOrEqualTo(65_520);
            assertThat(indices).contains(65_535, 0, 1);
        }
    }

    @Test
    void someAreDoubledAndSomeChangePlaces() throws IOException {
        try (Lab lab = lab("duplicate=20", "reorder=20");
                Visitor visitor = watching(lab)) {
            List<Integer> indices = indices(visitor, 300);

            Set<Integer> seen = new HashSet<>();
            long doubled = indices.stream().filter(each -> !seen.add(each)).count();
            long turned = 0;
            for (int i = 1; i < indices.size(); i++) {
                turned += indices.get(i) < indices.get(i - 1) ? 1 : 0;
            }
            assertThat(doubled).isBetween(20L, 120L);
            assertThat(turned).isBetween(15L, 120L);
        }
    }

    @Test
    void theSameSeedLosesTheSamePackets() throws IOException {
        List<Integer> once = lost("seed=7");

        assertThat(once).isNotEmpty();
        assertThat(lost("seed=7")).isEqualTo(once);
        assertThat(lost("seed=8")).isNotEqualTo(once);
    }

    /** Which of 400 datagrams do not come out. */
    private static List<Integer> lost(String seed) throws IOException {
        try (Loop loop = new Loop();
                Visitor sink = new Visitor(Address.of("127.0.0.1", 9), "")) {
            return loop.call(() -> {
                Outlet outlet = new Outlet(loop, Faults.parse(List.of(seed, "loss=5", "burst-loss=1")), 1);
                List<Integer> lost = new ArrayList<>();
                DatagramChannel channel = loop.open(InetAddress.getLoopbackAddress(), 0, (bytes, length, from) -> {});
                InetSocketAddress to = (InetSocketAddress) sink.socket.getLocalSocketAddress();
                for (int i = 0; i < 400; i++) {
                    outlet.send(channel, new byte[] {(byte) (i >> 8), (byte) i}, 2, to);
                    if (sink.receive(2, each -> true).isEmpty()) {
                        lost.add(i);
                    }
                }
                return lost;
            });
        }
    }

    @Test
    void strangersCallAndSayGoodbyeFromAnotherAddress() throws IOException {
        try (Lab lab = lab("spoof");
                Visitor visitor = watching(lab)) {
            Visitor.Datagram close = visitor.expect(each -> each.type() == Packets.CLOSE);

            assertThat(close.from()).isNotEqualTo(visitor.peer());
            assertThat(lab.a9Cameras().getFirst().viewers()).isEqualTo(1);
            assertThat(visitor.receive(1000, each -> each.packetOf(1))).isPresent();
        }
    }

    @Test
    void garbageComesBesidesPictures() throws IOException {
        try (Lab lab = lab("garbage=100");
                Visitor visitor = watching(lab)) {
            visitor.expect(each -> each.type() < 0 && each.from().equals(visitor.peer()));

            assertThat(JsonCameraTest.picture(visitor)).endsWith(0xff, 0xd9);
        }
    }

    @Test
    void aSilentCameraSaysNothingMoreAndIsFoundAgain() throws IOException {
        try (Lab lab = lab("silence=1");
                Visitor visitor = watching(lab)) {
            InetSocketAddress first = visitor.peer();
            Awaitility.await().until(() -> lab.a9Cameras().getFirst().viewers() == 0);
            while (visitor.receive(300, each -> true).isPresent()) {
                // What was on its way.
            }
            lab.faults().off(Fault.SILENCE);
            visitor.open();

            assertThat(visitor.peer()).isNotEqualTo(first);
        }
    }

    @Test
    void aRebootMovesTheSessionToAnotherPort() throws IOException {
        try (Lab lab = lab("reboot=1");
                Visitor visitor = watching(lab)) {
            InetSocketAddress first = visitor.peer();
            Awaitility.await().until(() -> lab.a9Cameras().getFirst().value("restarts") == 1);
            lab.faults().off(Fault.REBOOT);
            visitor.open();

            assertThat(visitor.peer()).isNotEqualTo(first);
            assertThat(visitor.ask(100, "", 100)).contains("\"result\":\t0");
        }
    }

    @Test
    void aStreamAskedForTwiceBlocksCommandsWhilePicturesGoOn() throws IOException {
        try (Lab lab = lab("blocked=2");
                Visitor visitor = watching(lab)) {
            long at = System.nanoTime();
            visitor.command(JsonText.record(
                    0xa0, "{\"pro\":\"stream\",\"cmd\":111,\"user\":\"admin\",\"pwd\":\"6666\",\"video\":1}"));
            assertThat(visitor.receive(300, each -> each.packetOf(1))).isPresent();
            visitor.ask(112, "", 112);

            assertThat((System.nanoTime() - at) / 1_000_000).isBetween(1_500L, 15_000L);
        }
    }

    @Test
    void aSecondViewerConnectsAndSeesNothing() throws IOException {
        try (Lab lab = lab();
                Visitor first = watching(lab);
                Visitor second = watching(lab)) {
            assertThat(lab.a9Cameras().getFirst().viewers()).isEqualTo(2);
            assertThat(first.receive(5000, each -> each.packetOf(1))).isPresent();
            assertThat(second.receive(500, each -> each.packetOf(1))).isEmpty();
        }
    }

    @Test
    void picturesLieAboutTheirLengthAndSize() throws IOException {
        try (Lab lab = lab("lying-lengths", "jpeg-bomb");
                Visitor visitor = watching(lab)) {
            Set<Integer> lengths = new HashSet<>();
            Optional<byte[]> bomb = Optional.empty();
            for (int i = 0; i < 12; i++) {
                byte[] payload = visitor.expect(each -> each.packetOf(1)
                                && each.payload().length > 36
                                && Bytes.two(each.payload(), 0) == 0x55aa)
                        .payload();
                lengths.add(Bytes.fourLow(payload, 16));
                bomb = Optional.of(payload);
            }

            assertThat(lengths).contains(-1, 0, 7);
            assertThat(HexFormat.of().formatHex(bomb.orElseThrow())).contains("ffdcffdc");
        }
    }

    @Test
    void anEndlessAnswerGoesOn() throws IOException {
        try (Lab lab = lab("endless-json");
                Visitor visitor = watching(lab)) {
            visitor.ask(101, "", 101);
            for (int i = 0; i < 20; i++) {
                assertThat(visitor.expect(each -> each.packetOf(0)).payload()).hasSize(1024);
            }
        }
    }

    @Test
    void aFloodLeavesTheOthersAlive() throws IOException {
        try (Lab lab = lab("flood");
                Visitor visitor = watching(lab)) {
            long count = 0;
            long end = System.nanoTime() + 1_000_000_000L;
            while (System.nanoTime() - end < 0) {
                visitor.expect(each -> each.type() == 0xee);
                count++;
            }

            assertThat(count).isGreaterThan(1_000);
            assertThat(lab.a9Cameras().getFirst().value("floods")).isPositive();
        }
    }

    @Test
    void lateDatagramsOvertakeEachOther() throws IOException {
        try (Lab lab = lab("resend=300");
                Visitor visitor = watching(lab)) {
            lab.faults().on("late=40");
            List<Integer> indices = indices(visitor, 100);

            int turned = 0;
            for (int i = 1; i < indices.size(); i++) {
                turned += indices.get(i) < indices.get(i - 1) ? 1 : 0;
            }
            assertThat(turned).isGreaterThan(10);
        }
    }

    @Test
    void otherCodingComesWithItsParameterSets() throws IOException {
        try (Lab lab = lab("h264");
                Visitor visitor = watching(lab)) {
            byte[] first = visitor.expect(each ->
                            each.packetOf(1) && each.payload().length > 40 && Bytes.two(each.payload(), 0) == 0x55aa)
                    .payload();

            assertThat(HexFormat.of().formatHex(first, 32, 36)).isEqualTo("00000001");
            assertThat(first[36] & 0x1f).isEqualTo(7);
        }
    }

    @Test
    void namesHoldMarkupAndSoDoesAnotherUid() throws IOException {
        try (Lab lab = lab("markup");
                Visitor visitor = watching(lab)) {
            assertThat(visitor.ask(101, "", 101)).contains("<h1>");
            assertThat(visitor.ask(113, "", 113)).contains("\"count\":11", "<a href=x>");
            visitor.search();

            assertThat(Bytes.text(
                            visitor.expect(each -> each.type() == Packets.PUNCH).bytes(), 4, 8))
                    .isEqualTo("<b>A</b>");
        }
    }

    @Test
    void aSettingIsTakenOrSeemsToBe() throws IOException {
        try (Lab lab = lab();
                Visitor visitor = watching(lab)) {
            assertThat(visitor.ask(102, "\"rotmir\":3", 102)).contains("\"result\":0");
            assertThat(visitor.ask(101, "", 101)).contains("\"rotmir\":3");
            lab.faults().on(Fault.IGNORED_SETTING);
            assertThat(visitor.ask(102, "\"rotmir\":1", 102)).contains("\"result\":0");

            assertThat(lab.a9Cameras().getFirst().value("rotmir")).isEqualTo(3);
        }
    }
}
