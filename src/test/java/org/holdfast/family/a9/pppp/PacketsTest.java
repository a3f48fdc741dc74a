// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.family.a9.pppp.Vectors.bytes;
import static org.holdfast.family.a9.pppp.Vectors.hex;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PacketsTest {
    private final ByteBuffer out = ByteBuffer.allocateDirect(2048);

    static Stream<JsonNode> captured() {
        return Vectors.read("packets.json")
                .required("cases")
                .valueStream()
                .filter(each -> each.required("expect").has("typeByte"));
    }

    @ParameterizedTest
    @MethodSource("captured")
    void everyCapturedPacketReadsAsItsNoteSays(JsonNode vector) {
        JsonNode expect = vector.required("expect");
        ByteBuffer datagram = bytes(vector.required("wire").stringValue());
        if (vector.has("key")) {
            WireForm.parse(vector.required("key").stringValue()).orElseThrow().decipher(datagram);
            assertThat(hex(datagram)).isEqualTo(vector.required("plain").stringValue());
        }

        assertThat(Packets.wellFormed(datagram)).isTrue();
        MessageType type = Objects.requireNonNull(Packets.type(datagram));
        assertThat(type).isEqualTo(MessageType.valueOf(expect.required("type").stringValue()));
        assertThat(type.code()).isEqualTo(expect.required("typeByte").intValue());
        assertThat(Packets.bodyLength(datagram))
                .isEqualTo(expect.required("length").intValue());
        assertThat(datagram.remaining() - Packets.HEADER - Packets.bodyLength(datagram))
                .isEqualTo(expect.required("trailingBytes").intValue());
        if (type == MessageType.PUNCH_PKT) {
            JsonNode uid = expect.required("uid");
            Uid read = Objects.requireNonNull(Packets.uid(datagram));
            assertThat(read.text()).isEqualTo(uid.required("text").stringValue());
            assertThat(read.serial()).isEqualTo(uid.required("serial").intValue());
            Packets.writeUid(out, MessageType.PUNCH_PKT, read);
            assertThat(out).isEqualTo(datagram);
        }
        if (type == MessageType.DRW) {
            readsAndWritesAsData(datagram, expect);
        }
        if (type == MessageType.DRW_ACK) {
            List<Integer> indices = new ArrayList<>();
            for (int i = 0; i < Packets.acknowledged(datagram); i++) {
                indices.add(Packets.acknowledged(datagram, i));
            }
            assertThat(Packets.channel(datagram))
                    .isEqualTo(expect.required("channel").intValue());
            assertThat(indices).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    private void readsAndWritesAsData(ByteBuffer datagram, JsonNode expect) {
        assertThat(Packets.isData(datagram)).isTrue();
        assertThat(Packets.channel(datagram))
                .isEqualTo(expect.required("channel").intValue());
        assertThat(Packets.index(datagram)).isEqualTo(expect.required("index").intValue());
        String wire = hex(datagram);
        int channel = Packets.channel(datagram);
        int index = Packets.index(datagram);
        int length = Packets.bodyLength(datagram);
        Packets.narrowToPayload(datagram);
        assertThat(datagram.remaining()).isEqualTo(length - 4);
        Packets.writeData(out, channel, 65536L * 7 + index, datagram);
        assertThat(hex(out)).isEqualTo(wire);
    }

    @Test
    void truncatedCapturesAreMalformedAtEveryLength() {
        for (JsonNode vector : Vectors.read("packets.json").required("cases")) {
            if (vector.has("wire")
                    && !vector.has("key")
                    && vector.required("wire").stringValue().startsWith("f1")) {
                ByteBuffer whole = bytes(vector.required("wire").stringValue());
                int needed = Packets.HEADER + Packets.bodyLength(whole);
                for (int length = 0; length <= whole.limit(); length++) {
                    assertThat(Packets.wellFormed(whole.slice(0, length)))
                            .as("%s at %d", vector.required("name").stringValue(), length)
                            .isEqualTo(length >= needed);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badPacketsAreDroppedByTheRightCheck(JsonNode vector) {
        ByteBuffer datagram = bytes(vector.required("wire").stringValue());
        String name = vector.required("name").stringValue();
        switch (name) {
            case "empty-length-only", "wrong-magic", "length-beyond-datagram" ->
                assertThat(Packets.wellFormed(datagram)).isFalse();
            case "punch-too-short", "uid-not-printable" -> {
                assertThat(Packets.wellFormed(datagram)).isTrue();
                assertThat(Packets.uid(datagram)).isNull();
            }
            case "drw-without-channel-header" -> {
                assertThat(Packets.wellFormed(datagram)).isTrue();
                assertThat(Packets.isData(datagram)).isFalse();
            }
            case "drw-unknown-channel" -> {
                assertThat(Packets.isData(datagram)).isTrue();
                assertThat(Packets.channel(datagram)).isEqualTo(9);
            }
            case "ack-count-beyond-length" -> {
                assertThat(Packets.acknowledged(datagram)).isEqualTo(1);
                assertThat(Packets.acknowledged(datagram, 0)).isZero();
            }
            case "unknown-message-type" -> {
                assertThat(Packets.wellFormed(datagram)).isTrue();
                assertThat(Packets.type(datagram)).isNull();
            }
            // What is inside their payloads is for the dialects and the pictures.
            default -> {
                assertThat(name).matches("json-length-.*|stream-length-.*");
                assertThat(Packets.isData(datagram)).isTrue();
            }
        }
    }

    static Stream<JsonNode> bad() {
        return Vectors.read("bad-packets.json").valueStream();
    }

    @Test
    void paddingIsNotPartOfThePayload() {
        ByteBuffer padded = bytes("f1d00006d1020007abcd0000000000");

        Packets.narrowToPayload(padded);

        assertThat(hex(padded)).isEqualTo("abcd");
    }

    @Test
    void acknowledgementsReadBack() {
        int[] indices = new int[Packets.LARGEST_ACK];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (65500 + i) & 0xffff;
        }

        Packets.writeAcknowledgement(out, 3, indices, indices.length);

        assertThat(Packets.wellFormed(out)).isTrue();
        assertThat(Packets.acknowledged(out)).isEqualTo(Packets.LARGEST_ACK);
        for (int i = 0; i < indices.length; i++) {
            assertThat(Packets.acknowledged(out, i)).isEqualTo(indices[i]);
        }
    }

    @Test
    void aPayloadThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Packets.writeData(out, 0, 0, ByteBuffer.allocate(1025)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void serialsAndLettersOutOfTheirRangeAreNoUid() {
        // The serial is 10,000,000; then a small letter; then a letter behind a zero; then only two letters.
        for (String wire : List.of(
                "f14100144241544400000000009896804e4a4d0000000000",
                "f14100146241544400000000000262ca574f4e4a4d000000",
                "f14100144241540044000000000262ca574f4e4a4d000000",
                "f14100144241000000000000000262ca574f4e4a4d000000",
                "f1410014424154440000000080000000574f4e4a4d000000")) {
            assertThat(Packets.uid(bytes(wire))).as(wire).isNull();
        }
    }
}
