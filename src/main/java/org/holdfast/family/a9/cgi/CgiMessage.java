// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.pppp.PpppSession;

/**
 * Reads and writes messages: {@code 01 0a}, command, length and version, and a text; one may go on in the next packet
 * (protocol reference, section 8). Not thread-safe.
 */
final class CgiMessage implements Conversation.Decoder<CgiReply> {
    private static final int HEAD = 8;
    private static final byte FIRST = 0x01;
    private static final byte SECOND = 0x0a;

    /** Firmware is never sent; protocol reference, section 12. */
    private static final Set<String> FORBIDDEN = Set.of("upgrade_firmware");

    private final byte[] head = new byte[HEAD];
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int headBytes;
    private int command;
    private int wanted;

    /**
     * One call as a packet.
     *
     * @param name without its ending
     * @throws IllegalArgumentException when it does not fit one packet, or must never be sent
     */
    static ByteBuffer write(String name, Map<String, String> parameters, Login login) {
        if (FORBIDDEN.contains(name)) {
            throw new IllegalArgumentException("That is never sent");
        }
        StringBuilder line = new StringBuilder("GET /").append(name).append(".cgi?");
        add(line, "loginuse", login.user());
        add(line, "loginpas", login.password());
        parameters.forEach((key, value) -> add(line, key, value));
        add(line, "user", login.user());
        add(line, "pwd", login.password());
        byte[] bytes = line.toString().getBytes(StandardCharsets.US_ASCII);
        if (HEAD + bytes.length > PpppSession.LARGEST_PAYLOAD) {
            throw new IllegalArgumentException("The call is too long");
        }
        return ByteBuffer.allocate(HEAD + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(FIRST)
                .put(SECOND)
                .putShort((short) 0)
                .putShort((short) bytes.length)
                .putShort((short) 0)
                .put(bytes)
                .flip();
    }

    private static void add(StringBuilder line, String key, String value) {
        line.append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"))
                .append('&');
    }

    @Override
    public void read(ByteBuffer payload, Consumer<CgiReply> replies) {
        // No text holds the first byte of a head, so one that begins here ends another that lied of its length.
        if (wanted > 0 && begins(payload)) {
            finish(replies);
        }
        while (payload.hasRemaining()) {
            if (wanted > 0) {
                fill(payload, replies);
            } else {
                seek(payload.get());
            }
        }
    }

    private static boolean begins(ByteBuffer payload) {
        int at = payload.position();
        return payload.remaining() >= 2 && payload.get(at) == FIRST && payload.get(at + 1) == SECOND;
    }

    private void seek(byte next) {
        if (headBytes == 0 && next != FIRST) {
            return;
        }
        if (headBytes == 1 && next != SECOND) {
            headBytes = next == FIRST ? 1 : 0;
            return;
        }
        head[headBytes++] = next;
        if (headBytes == HEAD) {
            headBytes = 0;
            ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            command = Short.toUnsignedInt(bytes.getShort(2));
            wanted = Short.toUnsignedInt(bytes.getShort(4));
            text.reset();
        }
    }

    private void fill(ByteBuffer payload, Consumer<CgiReply> replies) {
        byte[] piece = new byte[Math.min(payload.remaining(), wanted - text.size())];
        payload.get(piece);
        text.write(piece, 0, piece.length);
        if (text.size() == wanted) {
            finish(replies);
        }
    }

    private void finish(Consumer<CgiReply> replies) {
        wanted = 0;
        String words = text.toString(StandardCharsets.UTF_8);
        text.reset();
        replies.accept(CgiReply.read(command, words));
    }
}
