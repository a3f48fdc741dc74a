// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.device.WifiSetup.HomeNetwork;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BinaryMessageTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int DRW_HEAD = 8;

    private static JsonNode vectors() {
        try (InputStream in = Objects.requireNonNull(
                BinaryMessageTest.class.getResourceAsStream("/org/holdfast/family/a9/vectors/packets.json"))) {
            return JsonMapper.builder().build().readTree(in).path("cases");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] message(JsonNode vector) {
        byte[] wire = HEX.parseHex(vector.path("wire").stringValue());
        return Arrays.copyOfRange(wire, DRW_HEAD, wire.length);
    }

    private static JsonNode vector(String name) {
        for (JsonNode each : vectors()) {
            if (each.path("name").stringValue().equals(name)) {
                return each;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void allPublishedMessagesAreReadAndWrittenAgainToTheByte() {
        int seen = 0;
        for (JsonNode vector : vectors()) {
            JsonNode expected = vector.path("expect").path("binary");
            if (!expected.isObject()) {
                continue;
            }
            seen++;
            BinaryMessage read = BinaryCamera.read(message(vector)).getFirst();
            assertThat(read.command())
                    .isEqualTo(Integer.decode(expected.path("command").stringValue()));
            assertThat(read.destination())
                    .isEqualTo(Integer.decode(expected.path("dest").stringValue()));
            assertThat(HEX.formatHex(read.payload()))
                    .isEqualTo(expected.path("payload").stringValue());
            assertThat(Integer.reverseBytes(read.ticket()))
                    .isEqualTo(Integer.parseUnsignedInt(expected.path("ticket").stringValue(), 16));
            assertThat(BinaryCamera.bytes(read)).isEqualTo(message(vector));
        }
        assertThat(seen).isEqualTo(4);
    }

    @Test
    void thePublishedScanIsMergedByName() {
        BinaryMessage reply = BinaryCamera.read(message(vector("binary-wifi-scan-ack-6-entries")))
                .getFirst();

        assertThat(reply.ticket()).isEqualTo(6);
        assertThat(BinaryScan.read(reply.ticket(), reply.payload()).networks())
                .containsExactly(
                        new AccessPoint("ACRC.Guest", OptionalInt.of(-55), java.util.Optional.empty()),
                        new AccessPoint("ACRC.NET", OptionalInt.of(-62), java.util.Optional.empty()));
    }

    @Test
    void aCountThatLiesGivesWhatIsThere() {
        byte[] payload = BinaryCamera.read(message(vector("binary-wifi-scan-ack-6-entries")))
                .getFirst()
                .payload();

        assertThat(BinaryScan.read(Integer.MAX_VALUE, payload).networks()).hasSize(2);
        assertThat(BinaryScan.read(-5, payload).networks()).hasSize(2);
        assertThat(BinaryScan.read(1, payload).networks()).hasSize(1);
        assertThat(BinaryScan.read(0, payload).networks()).isEmpty();
        assertThat(BinaryScan.read(6, new byte[BinaryScan.ENTRY - 1]).networks())
                .isEmpty();
    }

    @Test
    void theSignalIsSignedOnSomeCamerasAndAnUnsignedByteOnOthers() {
        assertThat(BinaryScan.strength(-77)).hasValue(-77);
        assertThat(BinaryScan.strength(198)).hasValue(-58);
        assertThat(BinaryScan.strength(128)).hasValue(-128);
        assertThat(List.of(0, 1, 127, 256, 70_000, -129))
                .allSatisfy(odd -> assertThat(BinaryScan.strength(odd)).isEmpty());
    }

    @Test
    void theNetworkIsSentAsOthersSendItButForTheMask() {
        byte[] published = BinaryCamera.read(message(vector("binary-wifi-set-request")))
                .getFirst()
                .payload();

        byte[] ours = BinaryWifi.settings(new HomeNetwork("skynet", "supercrap".toCharArray()), 0);

        Arrays.fill(published, 0xc8, 0xd8, (byte) 0);
        System.arraycopy(HEX.parseHex("302e302e302e30"), 0, published, 0xc8, 7);
        assertThat(HEX.formatHex(ours)).isEqualTo(HEX.formatHex(published));
    }

    @Test
    void obfuscationIsUndoneAtEveryLength() {
        Random random = new Random(7);
        for (int length = 0; length < 300; length++) {
            byte[] clear = new byte[length];
            random.nextBytes(clear);
            assertThat(BinaryMessage.clear(BinaryMessage.obfuscated(clear))).isEqualTo(clear);
        }
        assertThat(HEX.formatHex(BinaryMessage.obfuscated(HEX.parseHex("01020304050607"))))
                .isEqualTo("04070600030205");
        assertThat(HEX.formatHex(BinaryMessage.obfuscated(HEX.parseHex("010203"))))
                .isEqualTo("000302");
    }

    @Test
    void aMessageThatIsCutIsDroppedAndPaddingIsSteppedOver() {
        byte[] whole = BinaryCamera.bytes(new BinaryMessage(0x1108, 0, 0, BinaryCamera.status()));
        for (int length = 0; length < whole.length; length++) {
            assertThat(BinaryCamera.read(Arrays.copyOf(whole, length))).isEmpty();
        }
        byte[] padded = new byte[whole.length * 2 + 9];
        System.arraycopy(whole, 0, padded, 3, whole.length);
        System.arraycopy(whole, 0, padded, whole.length + 5, whole.length);
        assertThat(BinaryCamera.read(padded)).hasSize(2);
    }

    @Test
    void theBroadcastOfTheMotorIsNoMessage() {
        assertThat(BinaryCamera.read(HEX.parseHex("010aff5004000000000000000000")))
                .isEmpty();
    }

    @Test
    void whatBreaksCamerasIsNeverWritten() {
        BinaryMessage forbidden = new BinaryMessage(0x1007, 0, 0, new byte[0]);

        assertThatThrownBy(forbidden::write).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStatusIsReadAsCapturesShowIt() {
        BinaryStatus status = BinaryStatus.read(BinaryCamera.status()).orElseThrow();

        assertThat(status).isEqualTo(new BinaryStatus("1.2.2.53", OptionalInt.of(3900), OptionalInt.of(-52), true));
        for (int length = 0; length < 24; length++) {
            assertThat(BinaryStatus.read(new byte[length])).isEmpty();
        }
        byte[] odd = new byte[124];
        Arrays.fill(odd, (byte) 0x7f);
        assertThat(BinaryStatus.read(odd).orElseThrow().millivolts()).isEmpty();
    }
}
