// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.IntStream;
import org.holdfast.family.a9.command.CameraDialect.SoundCoding;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SoundDecoderTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void theShortPieceOfAdpcmHasTheExpectedSamples() throws Exception {
        JsonNode example = vector().required("short");
        ByteBuffer samples = decode(SoundCoding.ADPCM, bytes(example, "adpcm"));

        assertThat(samples.remaining()).isEqualTo(32);
        assertThat(shorts(samples)).containsExactly(ints(example.required("pcm")));
    }

    @Test
    void theToneOfAdpcmHasTheExpectedSamplesToTheLast() throws Exception {
        JsonNode tone = vector().required("tone");
        byte[] coded = bytes(tone, "adpcm");
        ByteBuffer samples = decode(SoundCoding.ADPCM, coded);
        byte[] all = new byte[samples.remaining()];
        samples.get(0, all);
        int[] values = shorts(samples);

        assertThat(values).hasSize(coded.length * 2).startsWith(ints(tone.required("first")));
        assertThat(values).endsWith(ints(tone.required("last")));
        assertThat(HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(all)))
                .isEqualTo(tone.required("pcmSha256LittleEndian").asString());
    }

    @Test
    void theBytesOfALawHaveTheExpectedSamples() throws Exception {
        JsonNode example = vector().required("alaw");

        assertThat(shorts(decode(SoundCoding.A_LAW, bytes(example, "bytes"))))
                .containsExactly(ints(example.required("pcm")));
    }

    @Test
    void everyByteOfALawHasItsSampleOfBothSigns() {
        for (int code = 0; code < 128; code++) {
            assertThat(ALaw.sample((byte) (code | 0x80))).isPositive().isEqualTo(-ALaw.sample((byte) code));
        }
        assertThat(IntStream.range(0, 256).map(code -> ALaw.sample((byte) code)).distinct())
                .hasSize(256);
    }

    @Test
    void samplesOfSixteenBitsStayAsTheyAreAndHalfASampleIsLeftOut() {
        assertThat(shorts(decode(SoundCoding.PCM, HEX.parseHex("f7ffff7f008055"))))
                .containsExactly(-9, 32767, -32768);
    }

    @Test
    void aPieceWithAHeaderBeginsAnewAndOneWithoutGoesOn() throws Exception {
        byte[] coded = bytes(vector().required("short"), "adpcm");
        SoundDecoder decoder = new SoundDecoder(SoundCoding.ADPCM, false);
        int[] first = shorts(decoder.decode(ByteBuffer.wrap(coded), true));
        int[] again = shorts(decoder.decode(ByteBuffer.wrap(coded), true));
        int[] further = shorts(decoder.decode(ByteBuffer.wrap(coded), false));

        assertThat(again).isEqualTo(first);
        assertThat(further).isNotEqualTo(first);
    }

    @Test
    void continuousSoundIsTheSameHoweverItIsCut() throws Exception {
        byte[] coded = bytes(vector().required("tone"), "adpcm");
        int[] whole = shorts(decode(SoundCoding.ADPCM, coded));
        SoundDecoder decoder = new SoundDecoder(SoundCoding.ADPCM, true);
        int[] first = shorts(decoder.decode(ByteBuffer.wrap(coded, 0, 100), true));
        int[] rest = shorts(decoder.decode(ByteBuffer.wrap(coded, 100, coded.length - 100), true));

        assertThat(IntStream.concat(IntStream.of(first), IntStream.of(rest)).toArray())
                .isEqualTo(whole);
    }

    @Test
    void aPieceIsReadToItsEndAndNoMoreOfItThanIsAllowedIsDecoded() {
        ByteBuffer piece = ByteBuffer.allocate(SoundDecoder.LARGEST + 1000);
        ByteBuffer samples = new SoundDecoder(SoundCoding.ADPCM, false).decode(piece, true);

        assertThat(piece.hasRemaining()).isFalse();
        assertThat(samples.remaining()).isEqualTo(SoundDecoder.LARGEST * 4);
    }

    private static ByteBuffer decode(SoundCoding coding, byte[] bytes) {
        return new SoundDecoder(coding, false).decode(ByteBuffer.wrap(bytes), true);
    }

    private static int[] shorts(ByteBuffer samples) {
        assertThat(samples.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[samples.remaining() / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples.getShort();
        }
        return values;
    }

    private static int[] ints(JsonNode list) {
        return list.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    private static byte[] bytes(JsonNode node, String name) {
        return HEX.parseHex(node.required(name).asString());
    }

    private static JsonNode vector() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                SoundDecoderTest.class.getResourceAsStream("/org/holdfast/family/a9/vectors/audio.json"))) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
