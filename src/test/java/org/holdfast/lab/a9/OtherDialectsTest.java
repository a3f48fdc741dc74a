// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.holdfast.lab.Lab;
import org.junit.jupiter.api.Test;

/** The binary and the CGI camera, held against what was captured of real ones. */
class OtherDialectsTest {
    private static final Path CACHE = Path.of("target", "lab-cache");
    /** The payload of the packet {@code binary-login-request-admin-admin}. */
    private static final String LOGIN =
            "110a2010a400ff0000000000" + "6f" + "01".repeat(27) + "60656c686f" + "01".repeat(123) + "60656c68";

    private static Lab lab(A9Kind kind, String... faults) {
        return new Lab(
                Lab.Options.usual(CACHE).only("a9").withFaults(List.of(faults)).withA9(new A9Setup(List.of(kind), 25)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] ask(Visitor visitor, String request, int answer) throws IOException {
        visitor.command(bytes(request));
        byte[] payload = visitor.expect(each -> each.packetOf(0) && Bytes.twoLow(each.payload(), 2) == answer)
                .payload();
        byte[] rest = Arrays.copyOfRange(payload, 12, payload.length);
        BinarySpeech.plain(rest);
        System.arraycopy(rest, 0, payload, 12, rest.length);
        return payload;
    }

    @Test
    void aBinaryCameraAnswersFromTheSearchPortAndPadsWhatItSays() throws IOException {
        try (Lab lab = lab(A9Kind.BINARY);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "")) {
            assertThat(visitor.search().from().getPort())
                    .isEqualTo(lab.devices().getFirst().device().address().portOr(0));
            visitor.open();
            Visitor.Datagram ready = visitor.expect(each -> each.type() == Packets.READY);
            assertThat(ready.bytes()).hasSize(32).startsWith(0xf1, 0x42, 0x00, 0x14);
            assertThat(visitor.expect(each -> each.type() == Packets.ALIVE).bytes())
                    .startsWith(0xf1, 0xe0, 0, 0)
                    .hasSize(8);
        }
    }

    @Test
    void bothShapesOfALoginAreGivenAndTheTicketIsWanted() throws IOException {
        try (Lab lab = lab(A9Kind.BINARY);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "")) {
            visitor.open();
            byte[] login = ask(visitor, LOGIN, 0x1120);
            assertThat(login).hasSize(20);
            assertThat(HexFormat.of().formatHex(login, 12, 20)).isEqualTo("ff00000001020304");
            assertThat(Bytes.fourLow(ask(visitor, "110a08100400000000000000", 0x1108), 8))
                    .isEqualTo(1);
            byte[] status = ask(visitor, "110a08100400000001020304", 0x1108);
            assertThat(status).hasSize(12 + 124);
            assertThat(HexFormat.of().formatHex(status, 12, 16)).isEqualTo("35020201");

            lab.faults().on("short-login");
            byte[] other = ask(visitor, LOGIN, 0x1120);
            assertThat(HexFormat.of().formatHex(other, 4, 12)).isEqualTo("040055aa0efcffff");
            assertThat(Bytes.fourLow(ask(visitor, "110a08100400000000000000", 0x1108), 8))
                    .isZero();
        }
    }

    @Test
    void aWrongBinaryPasswordEndsTheSession() throws IOException {
        try (Lab lab = lab(A9Kind.BINARY, "wrong-password=limpet");
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "")) {
            visitor.open();
            visitor.command(bytes(LOGIN));

            visitor.expect(each -> each.type() == Packets.CLOSE);
            assertThat(lab.a9Cameras().getFirst().viewers()).isZero();
        }
    }

    @Test
    void binaryPicturesAndSoundShareOneChannelAsCaptured() throws IOException {
        try (Lab lab = lab(A9Kind.BINARY);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "")) {
            visitor.open();
            ask(visitor, LOGIN, 0x1120);
            ask(visitor, "110a10300400000001020304", 0x3110);

            byte[] header = visitor.expect(each -> each.packetOf(1) && each.payload().length == 32)
                    .payload();
            assertThat(HexFormat.of().formatHex(header, 0, 6)).isEqualTo("55aa15a80300");
            byte[] sound = visitor.expect(
                            each -> each.packetOf(1) && each.payload()[4] == 6 && each.payload()[0] == 0x55)
                    .bytes();
            assertThat(HexFormat.of().formatHex(sound, 0, 6)).isEqualTo("f1d003e4d101");
            assertThat(HexFormat.of().formatHex(sound, 8, 14)).isEqualTo("55aa15a80602");
            byte[] last = visitor.expect(each -> each.packetOf(1) && ends(each.payload(), "ffd9000000"))
                    .payload();
            assertThat(last.length).isLessThanOrEqualTo(1024);
        }
    }

    private static boolean ends(byte[] payload, String hex) {
        return HexFormat.of().formatHex(payload).endsWith(hex);
    }

    @Test
    void turningMovesOnUntilItIsStopped() throws IOException {
        try (Lab lab = lab(A9Kind.BINARY);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "")) {
            visitor.open();
            ask(visitor, LOGIN, 0x1120);
            A9Camera camera = lab.a9Cameras().getFirst();

            ask(visitor, move(3), 0x51ff);
            visitor.receive(300, each -> false);
            ask(visitor, move(12), 0x51ff);
            int there = camera.value("pan");

            assertThat(there).isBetween(10, 100);
            visitor.receive(100, each -> false);
            assertThat(camera.value("pan")).isEqualTo(there);
            ask(visitor, move(10), 0x51ff);
            assertThat(camera.value("pan")).isZero();
        }
    }

    private static String move(int direction) {
        byte[] inner = bytes("18000000" + "010a5049" + "0010ffff" + "00000000" + "00000000"
                + HexFormat.of().toHexDigits(direction) + "00000000");
        BinarySpeech.hidden(inner);
        return "110aff50" + "2000" + "0000" + "01020304" + HexFormat.of().formatHex(inner);
    }

    @Test
    void elevenNetworksAreSeenAndOneIsJoinedInARestart() throws IOException {
        try (Lab lab = lab(A9Kind.BINARY);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "")) {
            visitor.open();
            ask(visitor, LOGIN, 0x1120);

            byte[] seen = ask(visitor, "110a03600400000001020304", 0x6103);
            assertThat(Bytes.fourLow(seen, 8)).isEqualTo(11);
            assertThat(seen).hasSize(12 + 11 * 0x5c);
            assertThat(Bytes.text(seen, 12, 64)).isEqualTo("Harbour");
            assertThat(Bytes.fourLow(seen, 12 + 0x4c)).isEqualTo(-47);
            assertThat(Bytes.fourLow(seen, 12 + 0x5c + 0x4c)).isEqualTo(256 - 71);
            assertThat(seen[12 + 4 * 0x5c]).isZero();

            byte[] wish = new byte[0x108];
            Bytes.putText(wish, 0x18, 32, "Lighthouse");
            Bytes.putText(wish, 0x38, 128, "barnacle");
            BinarySpeech.hidden(wish);
            ask(visitor, "110a01600c01000001020304" + HexFormat.of().formatHex(wish), 0x6101);
            assertThat(lab.a9Cameras().getFirst().network()).isEqualTo("Lighthouse");
            visitor.receive(600, each -> false);
            assertThat(lab.a9Cameras().getFirst().value("restarts")).isEqualTo(1);
            assertThat(lab.a9Cameras().getFirst().viewers()).isZero();
        }
    }

    @Test
    void theCgiCameraAnswersCheckUserByteForByteAndStreams() throws IOException {
        try (Lab lab = lab(A9Kind.CGI);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "@@@@....")) {
            visitor.open();

            assertThat(HexFormat.of().formatHex(asked(visitor, "check_user.cgi?")))
                    .isEqualTo("010aa0600c000001"
                            + HexFormat.of().formatHex("result= 0;\r\n".getBytes(StandardCharsets.US_ASCII)));
            assertThat(new String(asked(visitor, "get_status.cgi?"), StandardCharsets.UTF_8))
                    .contains("var deviceid=\"ACCQ-630592-LSTRS\";\r\n", "sdtotal= 7580;");
            asked(visitor, "livestream.cgi?streamid=10&substream=0&");
            assertThat(JsonCameraTest.picture(visitor)).startsWith(0xff, 0xd8).endsWith(0xff, 0xd9);
        }
    }

    private static byte[] asked(Visitor visitor, String call) throws IOException {
        byte[] line = ("GET /" + call.replace("?", "?loginuse=admin&loginpas=admin&") + "user=admin&pwd=admin&")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] head = {1, 0x0a, 0, 0, 0, 0, 0, 0};
        Bytes.putTwoLow(head, 4, line.length);
        visitor.command(Bytes.join(head, line));
        return visitor.expect(each -> each.packetOf(0)).payload();
    }
}
