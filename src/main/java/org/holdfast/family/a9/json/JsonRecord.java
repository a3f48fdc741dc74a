// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.pppp.PpppSession;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes records: {@code 06 0a}, two bytes that differ, the text's length, and JSON. Several may stand in one
 * packet, one may go on in the next, and zero bytes may lie between (protocol reference, section 5). Not thread-safe.
 */
final class JsonRecord implements Conversation.Decoder<JsonReply> {
    /** The longest text; protocol reference, section 11. */
    static final int LONGEST = 64 * 1024;

    private static final int HEAD = 8;
    private static final byte FIRST = 0x06;
    private static final byte SECOND = 0x0a;
    private static final int MOST_GUESSES = 8;
    private static final String FORBIDDEN = "resetrb";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final byte[] head = new byte[HEAD];
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int headBytes;
    private int wanted;
    private int guesses;

    /**
     * One command as a packet.
     *
     * @throws IllegalArgumentException when it does not fit one packet, or must never be sent
     */
    static ByteBuffer write(ObjectNode command) {
        if (command.has(FORBIDDEN)) {
            throw new IllegalArgumentException("That is never sent");
        }
        byte[] words = JSON.writeValueAsBytes(command);
        if (HEAD + words.length > PpppSession.LARGEST_PAYLOAD) {
            throw new IllegalArgumentException("The command is too long");
        }
        return ByteBuffer.allocate(HEAD + words.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {FIRST, SECOND, (byte) 0xa0, (byte) 0x80})
                .putInt(words.length)
                .put(words)
                .flip();
    }

    @Override
    public void read(ByteBuffer payload, Consumer<JsonReply> replies) {
        // No JSON text holds the first byte of a record, so one that begins here ends another that lied of its length.
        if (wanted > 0 && begins(payload)) {
            drop(replies);
        }
        boolean full = payload.remaining() >= PpppSession.LARGEST_PAYLOAD;
        while (payload.hasRemaining()) {
            if (wanted > 0) {
                fill(payload, replies);
            } else {
                seek(payload.get());
            }
        }
        if (wanted > 0 && !full) {
            guess(replies);
        }
    }

    private static boolean begins(ByteBuffer payload) {
        int at = payload.position();
        return payload.remaining() >= 2 && payload.get(at) == FIRST && payload.get(at + 1) == SECOND;
    }

    /** Takes one byte of a head; whatever lies before one is padding. */
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
            wanted = length(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN));
            text.reset();
            guesses = 0;
        }
    }

    /** Kindred cameras write 16 bits of length and 16 of version; 0 for a record without a text. */
    private static int length(ByteBuffer head) {
        int whole = head.getInt(4);
        return whole >= 0 && whole <= LONGEST ? whole : Short.toUnsignedInt(head.getShort(4));
    }

    private void fill(ByteBuffer payload, Consumer<JsonReply> replies) {
        byte[] piece = new byte[Math.min(payload.remaining(), wanted - text.size())];
        payload.get(piece);
        text.write(piece, 0, piece.length);
        if (text.size() == wanted) {
            byte[] whole = text.toByteArray();
            finish();
            JsonReply.read(whole).or(() -> JsonReply.unreadable(whole)).ifPresent(replies);
        }
    }

    /** A packet that is not full is often the last of its record, whatever the length says. */
    private void guess(Consumer<JsonReply> replies) {
        if (text.size() > 0 && guesses++ < MOST_GUESSES) {
            Optional<JsonReply> reply = JsonReply.read(text.toByteArray());
            if (reply.isPresent()) {
                finish();
                replies.accept(reply.get());
            }
        }
    }

    private void drop(Consumer<JsonReply> replies) {
        byte[] rest = text.toByteArray();
        finish();
        JsonReply.read(rest).or(() -> JsonReply.unreadable(rest)).ifPresent(replies);
    }

    private void finish() {
        wanted = 0;
        text.reset();
    }
}
