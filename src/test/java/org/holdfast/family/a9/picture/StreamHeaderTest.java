// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamHeaderTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void everyPublishedHeaderIsReadAndSaysWhatItsNoteSays() throws Exception {
        List<JsonNode> cases = vectors("packets.json")
                .required("cases")
                .valueStream()
                .filter(each -> each.has("streamHeader"))
                .toList();
        assertThat(cases).hasSize(3);
        for (JsonNode each : cases) {
            byte[] bytes = HEX.parseHex(each.required("streamHeader").asString());
            StreamHeader header =
                    StreamHeader.read(ByteBuffer.wrap(Arrays.copyOf(bytes, 32))).orElseThrow();
            JsonNode expected = each.required("expect");

            assertThat(header)
                    .as(each.required("name").asString())
                    .isEqualTo(new StreamHeader(
                            expected.required("streamType").asInt(),
                            expected.required("streamId").asInt(),
                            expected.required("millis").asInt(),
                            expected.required("seconds").asLong(),
                            expected.required("frameNumber").asLong(),
                            expected.required("frameLength").asLong()));
        }
    }

    @Test
    void aWrittenHeaderReadsBackAndTheTalkHeaderIsThePublishedOne() {
        StreamHeader header = new StreamHeader(StreamHeader.JSON_SOUND, 1, 999, 0xfffffffeL, 0xaaaaaaaaL, 320);
        ByteBuffer bytes = ByteBuffer.allocate(40).position(3);
        header.write(bytes);
        assertThat(bytes.position()).isEqualTo(35);
        assertThat(StreamHeader.read(bytes.position(3))).contains(header);

        ByteBuffer talk = ByteBuffer.allocate(32);
        new StreamHeader(StreamHeader.TALK, 1, 0, 0, 0, 320).write(talk);
        assertThat(HEX.formatHex(talk.array()))
                .isEqualTo("55aa15a808010000000000000000000040010000000000000000000000000000");
    }

    @Test
    void magicAndTypeAloneDecide() {
        byte[] dgok = HEX.parseHex("55aa15a803030000cca94e65010000003c410000000000000000050000000000");
        assertThat(StreamHeader.begins(ByteBuffer.wrap(dgok))).isTrue();
        for (int length = 0; length < 32; length++) {
            assertThat(StreamHeader.begins(ByteBuffer.wrap(dgok, 0, length))).isFalse();
        }
        dgok[4] = 4;
        assertThat(StreamHeader.begins(ByteBuffer.wrap(dgok))).isFalse();
        dgok[4] = 3;
        dgok[0] = 0x54;
        assertThat(StreamHeader.read(ByteBuffer.wrap(dgok))).isEmpty();
    }

    @Test
    void theMalformedStreamPacketsGiveNoPicture() throws Exception {
        int tried = 0;
        for (JsonNode each : vectors("bad-packets.json")) {
            if (each.required("name").asString().startsWith("stream-length")) {
                byte[] wire = HEX.parseHex(each.required("wire").asString());
                Watching seen = new Watching();
                seen.at(0, 0, Arrays.copyOfRange(wire, 8, wire.length));
                seen.tick(1000);
                assertThat(seen.pictures).isEmpty();
                tried++;
            }
        }
        assertThat(tried).isEqualTo(2);
    }

    @Test
    void thePublishedLastPacketOfAPictureEndsItAtItsEndMark() throws Exception {
        JsonNode last = vectors("packets.json")
                .required("cases")
                .valueStream()
                .filter(each -> each.required("name").asString().equals("binary-last-video-packet"))
                .findFirst()
                .orElseThrow();
        byte[] wire = HEX.parseHex(last.required("wire").asString());
        byte[] payload = Arrays.copyOfRange(wire, 8, wire.length);
        byte[] begun = Camera.jpeg(2016, 1);
        byte[] whole = Camera.joined(Arrays.copyOf(begun, 2016), payload);
        Watching seen = new Watching();
        seen.at(0, 0, Camera.packets(1, whole));

        byte[] expected = Arrays.copyOf(whole, whole.length - 3);
        seen.assertShown(expected);
    }

    private static JsonNode vectors(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                StreamHeaderTest.class.getResourceAsStream("/org/holdfast/family/a9/vectors/" + name))) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
