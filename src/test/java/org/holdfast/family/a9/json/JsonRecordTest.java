// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonRecordTest {
    private final JsonRecord record = new JsonRecord();
    private final List<JsonReply> replies = new ArrayList<>();

    private void packet(byte... bytes) {
        record.read(ByteBuffer.wrap(bytes), replies::add);
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static JsonNode vectors() {
        try (InputStream in = Objects.requireNonNull(
                JsonRecordTest.class.getResourceAsStream("/org/holdfast/family/a9/vectors/json-texts.json"))) {
            return JsonCamera.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void allPublishedRepliesAreReadOneByOne() {
        for (JsonNode vector : vectors()) {
            replies.clear();
            String words = vector.path("text").stringValue();
            packet(JsonCamera.record(text(words)));

            ObjectNode expected = (ObjectNode) JsonCamera.JSON.readTree(words);
            if (!expected.has("cmd")) {
                assertThat(replies).as(vector.path("name").stringValue()).isEmpty();
                continue;
            }
            assertThat(replies).as(vector.path("name").stringValue()).hasSize(1);
            JsonReply reply = replies.getFirst();
            assertThat(reply.command()).isEqualTo(expected.path("cmd").intValue());
            assertThat(reply.result()).isEqualTo(expected.path("result").intValue());
            for (var field : expected.properties()) {
                if (field.getValue().isIntegralNumber()) {
                    assertThat(reply.number(field.getKey()))
                            .hasValue(field.getValue().longValue());
                } else {
                    assertThat(reply.words(field.getKey()))
                            .contains(field.getValue().stringValue());
                }
            }
        }
    }

    @Test
    void aCommandIsWrittenAsClientsWriteIt() {
        ObjectNode command = JsonCamera.JSON.createObjectNode();
        command.put("pro", "stream");
        command.put("cmd", 111);

        ByteBuffer packet = JsonRecord.write(command);

        byte[] expected = joined(
                new byte[] {0x06, 0x0a, (byte) 0xa0, (byte) 0x80, 26, 0, 0, 0},
                text("{\"pro\":\"stream\",\"cmd\":111}"));
        assertThat(packet).isEqualTo(ByteBuffer.wrap(expected));
    }

    @Test
    void whatBreaksCamerasIsNeverWritten() {
        ObjectNode command = JsonCamera.JSON.createObjectNode();
        command.put("resetrb", 1);

        assertThatThrownBy(() -> JsonRecord.write(command)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalRecordsInOnePacketWithZerosBetweenAreAllRead() {
        byte[] one = JsonCamera.record(text("{\"cmd\":101,\"result\":0}\0\0"));
        byte[] other = JsonCamera.record(text("{\"cmd\":102,\"result\":-1}"));

        packet(joined(one, new byte[7], other, new byte[3]));

        assertThat(replies).extracting(JsonReply::command).containsExactly(101, 102);
        assertThat(replies.get(1).result()).isEqualTo(-1);
    }

    @Test
    void recordsThatAreCutAnywhereAreReadWhole() {
        byte[] stream = joined(
                new byte[2],
                JsonCamera.record(text("{\"cmd\":113,\"result\":0,\"count\":1,\"ssid[0]\":\"Haus am See\"}")),
                new byte[5],
                JsonCamera.record(text("{\n\t\"cmd\":\t101,\n\t\"result\":\t0\n}\0")));
        for (int seed = 0; seed < 300; seed++) {
            JsonRecord one = new JsonRecord();
            List<JsonReply> seen = new ArrayList<>();
            Random random = new Random(seed);
            for (int at = 0; at < stream.length; ) {
                int end = Math.min(stream.length, at + 1 + random.nextInt(30));
                one.read(ByteBuffer.wrap(Arrays.copyOfRange(stream, at, end)), seen::add);
                at = end;
            }

            assertThat(seen).as("seed %d", seed).extracting(JsonReply::command).containsExactly(113, 101);
            assertThat(seen.getFirst().words("ssid[0]")).contains("Haus am See");
        }
    }

    @Test
    void aLengthOfSixteenBitsWithAVersionIsUnderstood() {
        byte[] bytes = JsonCamera.record(text("{\"cmd\":101}"));
        bytes[7] = 1;

        packet(bytes);

        assertThat(replies).extracting(JsonReply::command).containsExactly(101);
    }

    @Test
    void aLengthThatLiesCostsOneReplyAtMost() {
        byte[] tooLong = JsonCamera.record(text("{\"cmd\":101,\"result\":0}"));
        tooLong[5] = 0x40;
        packet(tooLong);
        packet(JsonCamera.record(text("{\"cmd\":102,\"result\":0}")));

        assertThat(replies).extracting(JsonReply::command).containsExactly(101, 102);

        byte[] tooShort = JsonCamera.record(text("{\"cmd\":103,\"result\":0}"));
        tooShort[4] = 4;
        packet(tooShort);
        packet(JsonCamera.record(text("{\"cmd\":104,\"result\":0}")));

        assertThat(replies).extracting(JsonReply::command).containsExactly(101, 102, 104);
    }

    @Test
    void anEndlessTextIsDroppedAtItsLimit() {
        byte[] head = JsonCamera.record(new byte[0]);
        head[5] = (byte) 0xff;
        head[4] = (byte) 0xff;
        packet(joined(head, text("{\"cmd\":101,\"a\":\"")));
        byte[] more = new byte[1024];
        Arrays.fill(more, (byte) 'x');
        for (int i = 0; i < 200; i++) {
            packet(more);
        }
        packet(JsonCamera.record(text("{\"cmd\":102}")));

        assertThat(replies).extracting(JsonReply::command).containsExactly(101, 102);
        assertThat(replies.getFirst().readable()).isFalse();
    }

    @Test
    void deepNestingIsNotFollowed() {
        packet(JsonCamera.record(text("{\"cmd\":101,\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}")));

        assertThat(replies).singleElement().matches(reply -> !reply.readable());
    }

    @Test
    void namesInAnotherCodingCostNothingElse() {
        byte[] bytes = joined(
                text("{\"cmd\":113,\"count\":1,\"ssid[0]\":\""),
                new byte[] {(byte) 0xce, (byte) 0xd2, '\\', 'x', 9},
                text("\",\"signal[0]\":-60}"));

        packet(JsonCamera.record(bytes));

        assertThat(replies).hasSize(1);
        assertThat(replies.getFirst().number("signal[0]")).hasValue(-60);
        assertThat(replies.getFirst().exact("ssid[0]").orElseThrow()).contains("\ufffd");
    }

    @Test
    void numbersMayBeWordsAndHugeOnesAreNone() {
        packet(JsonCamera.record(
                text("{\"cmd\":\"101\",\"a\":\"-7\",\"b\":99999999999999999999,\"c\":1.5,\"d\":\"x\",\"e\":null}")));

        JsonReply reply = replies.getFirst();
        assertThat(reply.command()).isEqualTo(101);
        assertThat(reply.number("a")).hasValue(-7);
        for (String none : List.of("b", "c", "d", "e", "f")) {
            assertThat(reply.number(none)).as(none).isEqualTo(OptionalLong.empty());
        }
    }

    @Test
    void wordsAreBoundedAndHoldNoControlCharacters() {
        packet(JsonCamera.record(text("{\"cmd\":101,\"sysver\":\"a\\u001b[31m\\n" + "b".repeat(500) + "\"}")));

        String words = replies.getFirst().words("sysver").orElseThrow();
        assertThat(words).hasSize(JsonReply.LONGEST_WORDS).startsWith("a [31m b");
    }
}
