// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.holdfast.family.a9.command.CameraDialect.SoundCoding;
import org.holdfast.family.a9.sound.SoundDecoder;
import org.holdfast.lab.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parts of virtual cameras, held against the published bytes. */
class A9VectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    private static JsonNode vectors(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                A9VectorsTest.class.getResourceAsStream("/org/holdfast/family/a9/vectors/" + name))) {
            return new JsonMapper().readTree(in);
        }
    }

    private static JsonNode packet(String name) throws IOException {
        for (JsonNode each : vectors("packets.json").required("cases")) {
            if (each.required("name").asString().equals(name)) {
                return each;
            }
        }
        throw new IOException(name);
    }

    private static byte[] wire(String name) throws IOException {
        return HEX.parseHex(packet(name).required("wire").asString());
    }

    @Test
    void callsAreWrittenAsCaptured() throws IOException {
        assertThat(Packets.of(Packets.PUNCH, Packets.uid("BATD", 156_362, "WONJM"), 0))
                .isEqualTo(wire("punch-plain-BATD"));

        byte[] ciphered = Packets.of(Packets.PUNCH, Packets.uid("DGOA", 933_765, "NDBND"), 0);
        new WeakCipher("camera").encipher(ciphered, ciphered.length);
        assertThat(ciphered).isEqualTo(wire("punch-ciphered-DGOA"));
    }

    @ParameterizedTest
    @CsvSource({"camera,2cba5f5d", "SHIX,9fa1eeb9", "@@@@....,5d782818", "'',f1300000", "vstarcam2018,49b573d5"})
    void searchesAreCipheredAsCaptured(String phrase, String search) {
        byte[] bytes = Packets.of(Packets.LAN_SEARCH, new byte[0], 0);
        WeakCipher cipher = new WeakCipher(phrase);
        cipher.encipher(bytes, bytes.length);
        assertThat(HEX.formatHex(bytes)).isEqualTo(search);
        cipher.decipher(bytes, bytes.length);
        assertThat(HEX.formatHex(bytes)).isEqualTo("f1300000");
    }

    @Test
    void aBinaryLoginAndANetworkReadAsTheirSendersMeantThem() throws IOException {
        byte[] login = wire("binary-login-request-admin-admin");
        byte[] payload = Arrays.copyOfRange(login, 20, login.length);
        BinarySpeech.plain(payload);
        assertThat(Bytes.text(payload, 0, 32)).isEqualTo("admin");
        assertThat(Bytes.text(payload, 32, 128)).isEqualTo("admin");
        BinarySpeech.hidden(payload);
        assertThat(payload).isEqualTo(Arrays.copyOfRange(login, 20, login.length));

        byte[] network = wire("binary-wifi-set-request");
        byte[] wish = Arrays.copyOfRange(network, 20, network.length);
        BinarySpeech.plain(wish);
        assertThat(Bytes.text(wish, 0x18, 32)).isEqualTo("skynet");
    }

    @Test
    void aToneIsHeardAgainWhereADecoderReadsIt() {
        assertThat(crossings(SoundCoding.ADPCM, Tone.adpcm())).isBetween(78, 81);
        assertThat(crossings(SoundCoding.A_LAW, Tone.aLaw())).isBetween(118, 121);
        assertThat(crossings(SoundCoding.PCM, Tone.pcm())).isBetween(90, 93);
    }

    /** How often the sound goes from below nought to above. */
    private static int crossings(SoundCoding coding, byte[] bytes) {
        ByteBuffer samples = new SoundDecoder(coding, false).decode(ByteBuffer.wrap(bytes), true);
        int count = 0;
        short before = 0;
        while (samples.hasRemaining()) {
            short next = samples.getShort();
            count += before < 0 && next >= 0 ? 1 : 0;
            before = next;
        }
        return count;
    }

    @Test
    void aLawIsCodedAsInTheVector() throws IOException {
        JsonNode law = vectors("audio.json").required("alaw");
        byte[] bytes = HEX.parseHex(law.required("bytes").asString());
        for (int i = 0; i < bytes.length; i++) {
            assertThat(Tone.aLaw(law.required("pcm").get(i).intValue())).isEqualTo(bytes[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "BINARY", "CGI"})
    void noBadPacketDisturbsACamera(A9Kind kind) throws IOException {
        try (Lab lab = new Lab(Lab.Options.usual(Path.of("target", "lab-cache"))
                        .only("a9")
                        .withA9(new A9Setup(List.of(kind), 10)));
                Visitor visitor = new Visitor(lab.start().getFirst().address(), kind.phrase())) {
            visitor.open();
            visitor.receive(150, each -> false);
            for (JsonNode each : vectors("bad-packets.json")) {
                visitor.put(HEX.parseHex(each.required("wire").asString()), visitor.peer());
            }

            assertThat(visitor.expect(each -> each.type() == Packets.ALIVE).from())
                    .isEqualTo(visitor.peer());
            assertThat(lab.a9Cameras().getFirst().viewers()).isEqualTo(1);
        }
    }
}
