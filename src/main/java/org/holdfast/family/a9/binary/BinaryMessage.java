// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.holdfast.family.a9.pppp.PpppSession;

/** One message: a head of twelve bytes, and a payload that is obfuscated on the wire (protocol reference, section 7). */
final class BinaryMessage {
    private static final short START = 0x0a11;
    private static final int HEAD = 12;
    private static final int TICKET_BYTES = 4;
    private static final int MASK = 0xffff;
    private static final int TURN = 4;

    /** Commands that are never sent; protocol reference, section 12. */
    private static final int FORBIDDEN = 0x1007;

    private final int command;
    private final int destination;
    private final int ticket;
    private final byte[] payload;

    /** @param payload in clear; not copied */
    BinaryMessage(int command, int destination, int ticket, byte... payload) {
        this.command = command;
        this.destination = destination;
        this.ticket = ticket;
        this.payload = payload;
    }

    /** Unsigned 16 bits. */
    int command() {
        return command;
    }

    /** Unsigned 16 bits. */
    int destination() {
        return destination;
    }

    /** The ticket in requests, the result or a count in replies. */
    int ticket() {
        return ticket;
    }

    /** In clear; not a copy. */
    byte[] payload() {
        return payload;
    }

    /**
     * As a packet.
     *
     * @throws IllegalArgumentException when it does not fit one packet, or must never be sent
     */
    ByteBuffer write() {
        if (command == FORBIDDEN) {
            throw new IllegalArgumentException("That is never sent");
        }
        if (HEAD + payload.length > PpppSession.LARGEST_PAYLOAD) {
            throw new IllegalArgumentException("The message is too long");
        }
        return ByteBuffer.allocate(HEAD + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(START)
                .putShort((short) command)
                .putShort((short) (TICKET_BYTES + payload.length))
                .putShort((short) destination)
                .putInt(ticket)
                .put(obfuscated(payload))
                .flip();
    }

    /** Reads the messages of one packet; what is none is stepped over, and one that claims more than is there is dropped. */
    static void read(ByteBuffer packet, Consumer<BinaryMessage> messages) {
        ByteBuffer bytes = packet.slice().order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (bytes.limit() - at >= HEAD) {
            int length = Short.toUnsignedInt(bytes.getShort(at + 4));
            if (bytes.getShort(at) != START || length < TICKET_BYTES) {
                at++;
                continue;
            }
            int end = at + HEAD - TICKET_BYTES + length;
            if (end > bytes.limit()) {
                return;
            }
            byte[] payload = new byte[length - TICKET_BYTES];
            bytes.get(at + HEAD, payload);
            messages.accept(new BinaryMessage(
                    bytes.getShort(at + 2) & MASK,
                    bytes.getShort(at + 6) & MASK,
                    bytes.getInt(at + 8),
                    clear(payload)));
            at = end;
        }
    }

    /** Each byte with its lowest bit turned, and the first four moved to the end. */
    static byte[] obfuscated(byte[] clear) {
        return turned(clear, TURN);
    }

    /** The reverse. */
    static byte[] clear(byte[] obfuscated) {
        return turned(obfuscated, obfuscated.length - TURN);
    }

    private static byte[] turned(byte[] bytes, int by) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            int from = bytes.length > TURN ? (i + by) % bytes.length : i;
            result[i] = (byte) (bytes[from] ^ 1);
        }
        return result;
    }
}
