// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PacketsTest {
    private final ByteBuffer out = ByteBuffer.allocate(Packets.LARGEST_REPLY);

    @Test
    void everyRequestAndReplyIsReadAndWrittenAgainByteForByte() {
        assertThat(Vectors.packets("request", "reply")).hasSize(8).allSatisfy(vector -> {
            ByteBuffer in = Vectors.packet(vector);
            try (Token token = Vectors.token(vector);
                    PacketCipher cipher = new PacketCipher(token)) {
                assertThat(Packets.wellFormed(in)).isTrue();
                assertThat(Packets.isBare(in)).isFalse();
                assertThat(Packets.did(in)).isEqualTo(vector.get("did").longValue());
                assertThat(Packets.stamp(in)).isEqualTo(vector.get("stamp").longValue());
                byte[] text = Objects.requireNonNull(Packets.open(in, cipher));
                assertThat(text).asString(StandardCharsets.UTF_8).isEqualTo(Vectors.text(vector, "plain"));

                Packets.write(out, Packets.did(in), Packets.stamp(in), text, cipher);
                assertThat(Vectors.hex(out)).isEqualTo(Vectors.text(vector, "packet"));
                assertThat(Packets.requestLength(text.length)).isEqualTo(out.remaining());
            }
        });
    }

    @Test
    void theHelloIsTheKnownOne() {
        JsonNode vector = Vectors.packets("hello").getFirst();

        Packets.writeHello(out);

        assertThat(Vectors.hex(out)).isEqualTo(Vectors.text(vector, "packet"));
        assertThat(Packets.wellFormed(out)).isTrue();
        assertThat(Packets.isHello(out)).isTrue();
        assertThat(Packets.shownToken(out)).isEmpty();
    }

    @Test
    void everyHelloReplySaysWhoItIsAndMayGiveTheTokenAway() {
        assertThat(Vectors.packets("helloReply")).hasSize(2).allSatisfy(vector -> {
            ByteBuffer in = Vectors.packet(vector);
            assertThat(Packets.wellFormed(in)).isTrue();
            assertThat(Packets.isBare(in)).isTrue();
            assertThat(Packets.isHello(in)).isFalse();
            assertThat(Packets.did(in)).isEqualTo(vector.get("did").longValue());
            assertThat(Packets.stamp(in)).isEqualTo(vector.get("stamp").longValue());
            Optional<Token> shown = Packets.shownToken(in);
            assertThat(shown.map(token -> new String(token.hex())))
                    .isEqualTo(Optional.ofNullable(vector.get("token").stringValue(null)));

            Packets.writeHelloReply(out, Packets.did(in), Packets.stamp(in), shown);
            assertThat(Vectors.hex(out)).isEqualTo(Vectors.text(vector, "packet"));
        });
    }

    @Test
    void badPacketsAreRefused() {
        assertThat(Vectors.read("bad-packets.json"))
                .hasSize(3)
                .allSatisfy(vector -> assertThat(Packets.wellFormed(Vectors.packet(vector)))
                        .as(Vectors.text(vector, "why"))
                        .isFalse());
    }

    @Test
    void oneBitThatIsWrongAnywhereIsNoticed() {
        JsonNode vector = Vectors.packets("reply").getFirst();
        try (Token token = Vectors.token(vector);
                PacketCipher cipher = new PacketCipher(token)) {
            ByteBuffer in = Vectors.packet(vector);
            for (int bit = 0; bit < in.remaining() * Byte.SIZE; bit++) {
                int at = in.position() + bit / Byte.SIZE;
                byte right = in.get(at);
                in.put(at, (byte) (right ^ 1 << bit % Byte.SIZE));
                assertThat(Packets.wellFormed(in) && Packets.open(in, cipher) != null)
                        .as("bit %s", bit)
                        .isFalse();
                in.put(at, right);
            }
            assertThat(Packets.open(in, cipher)).isNotNull();
        }
    }

    @Test
    void whatIsCutAnywhereIsRefused() {
        ByteBuffer in = Vectors.packet(Vectors.packets("reply").getFirst());
        for (int length = 0; length < in.remaining(); length++) {
            assertThat(Packets.wellFormed(in.duplicate().limit(in.position() + length)))
                    .as("%s bytes", length)
                    .isFalse();
        }
    }

    @Test
    void aTokenOfAnotherDeviceOpensNothing() {
        ByteBuffer in = Vectors.packet(Vectors.packets("reply").getFirst());
        try (Token other = Vectors.token("00112233445566778899aabbccddeeff");
                PacketCipher cipher = new PacketCipher(other)) {
            assertThat(Packets.open(in, cipher)).isNull();
        }
    }

    @Test
    void anythingWrittenIsReadAgain() {
        long seed = 20_261_121;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            byte[] secret = new byte[Token.LENGTH];
            random.nextBytes(secret);
            byte[] text = new byte[random.nextInt(Packets.LARGEST_TEXT + 1)];
            random.nextBytes(text);
            long did = random.nextLong(Packets.NOBODY + 1);
            long stamp = random.nextLong(Packets.NOBODY + 1);
            try (Token token = Token.of(secret);
                    PacketCipher cipher = new PacketCipher(token)) {
                Packets.write(out, did, stamp, text, cipher);

                assertThat(out.remaining())
                        .as("seed %s, round %s", seed, round)
                        .isLessThanOrEqualTo(Packets.LARGEST_REQUEST)
                        .isEqualTo(Packets.requestLength(text.length));
                assertThat(Packets.wellFormed(out)).isTrue();
                assertThat(Packets.did(out)).isEqualTo(did);
                assertThat(Packets.stamp(out)).isEqualTo(stamp);
                assertThat(Packets.open(out, cipher)).isEqualTo(text);
            }
        }
        assertThat(Packets.requestLength(Packets.LARGEST_TEXT)).isEqualTo(1008);
        assertThat(Packets.requestLength(Packets.LARGEST_TEXT + 1)).isEqualTo(1024);
    }
}
