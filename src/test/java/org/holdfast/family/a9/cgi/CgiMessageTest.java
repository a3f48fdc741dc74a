// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.holdfast.family.a9.command.Login;
import org.junit.jupiter.api.Test;

class CgiMessageTest {
    private final List<CgiReply> replies = new ArrayList<>();
    private final CgiMessage message = new CgiMessage();

    static byte[] reply(int command, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x0a01)
                .putShort((short) command)
                .putShort((short) bytes.length)
                .putShort((short) 0x0100)
                .put(bytes)
                .array();
    }

    static String line(byte[] packet) {
        int length = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getShort(4);
        return new String(packet, 8, length, StandardCharsets.US_ASCII);
    }

    private void packet(byte[] bytes) {
        message.read(ByteBuffer.wrap(bytes), replies::add);
    }

    @Test
    void thePublishedReplyIsRead() {
        byte[] published = HexFormat.of().parseHex("010aa0600c000001" + "726573756c743d20303b0d0a");
        packet(published);

        assertThat(replies).containsExactly(new CgiReply(0x60a0, Map.of("result", "0")));
        assertThat(published).isEqualTo(reply(0x60a0, "result= 0;\r\n"));
    }

    @Test
    void aCallHasNoNumberAndNoVersion() {
        ByteBuffer packet = CgiMessage.write("check_user", Map.of(), new Login("a", "b".toCharArray()));
        byte[] call = new byte[packet.remaining()];
        packet.get(call);

        assertThat(HexFormat.of().formatHex(call, 0, 8)).isEqualTo("010a000037000000");
        assertThat(line(call)).isEqualTo("GET /check_user.cgi?loginuse=a&loginpas=b&user=a&pwd=b&");
    }

    @Test
    void firmwareIsNeverSent() {
        Login login = new Login("a", "b".toCharArray());

        assertThatThrownBy(() -> CgiMessage.write("upgrade_firmware", Map.of(), login))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CgiCall.values()).noneMatch(call -> call.wireName().contains("firmware"));
    }

    @Test
    void everyWayToWriteAValueIsRead() {
        CgiReply reply = CgiReply.read(
                0x6001, "var a=1;\r\nb = \"x; y = z\" ;\r\n c= -5;d=;\r\nrubbish;\r\nvar e=\"\";=7;f=1.5;g='q'");

        assertThat(reply.number("a")).hasValue(1);
        assertThat(reply.words("b")).contains("x; y = z");
        assertThat(reply.number("c")).hasValue(-5);
        assertThat(reply.words("d")).isEmpty();
        assertThat(reply.words("e")).isEmpty();
        assertThat(reply.number("f")).isEmpty();
        assertThat(reply.values()).doesNotContainKeys("rubbish", "");
        assertThat(reply.result()).isZero();
    }

    @Test
    void whatIsReadIsBounded() {
        StringBuilder endless = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            endless.append("a").append(i).append("=").append("x".repeat(10)).append(";\n");
        }
        endless.append("q=\"");

        assertThat(CgiReply.read(1, endless.toString()).values()).hasSize(CgiReply.MOST_VALUES);
        assertThat(CgiReply.read(1, "a=" + "\u001b".repeat(3) + "x".repeat(60_000))
                        .words("a"))
                .hasValueSatisfying(value ->
                        assertThat(value).hasSize(CgiReply.LONGEST_VALUE).startsWith(" x"));
    }

    @Test
    void messagesThatAreCutAnywhereAreReadWhole() {
        byte[] stream = new byte[70];
        byte[] one = reply(0x60a0, "result= 0;\r\n");
        byte[] other = reply(0x6001, "var deviceid=\"x\";\r\n");
        System.arraycopy(one, 0, stream, 1, one.length);
        System.arraycopy(other, 0, stream, one.length + 4, other.length);
        for (int cut = 0; cut <= stream.length; cut++) {
            CgiMessage reader = new CgiMessage();
            List<CgiReply> seen = new ArrayList<>();
            reader.read(ByteBuffer.wrap(Arrays.copyOf(stream, cut)), seen::add);
            reader.read(ByteBuffer.wrap(Arrays.copyOfRange(stream, cut, stream.length)), seen::add);
            assertThat(seen).as("cut at %d", cut).extracting(CgiReply::command).containsExactly(0x60a0, 0x6001);
        }
    }

    @Test
    void aLengthThatLiesCostsNoFurtherReply() {
        byte[] lying = reply(0x60a0, "result= 0;\r\n");
        lying[5] = 0x7f;
        packet(lying);
        packet(reply(0x6001, "a=1;"));

        assertThat(replies).extracting(CgiReply::command).containsExactly(0x60a0, 0x6001);
    }
}
