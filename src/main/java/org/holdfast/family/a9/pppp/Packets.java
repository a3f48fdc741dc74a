// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Messages to bytes and back, deciphered: a magic byte, the type, the body's length, the body (protocol reference,
 * sections 3 to 3.5). A datagram is read in place from its buffer's position to its limit, without moving either; bytes
 * behind the body are padding. Nothing here allocates but {@link #uid}. All numbers are big-endian.
 */
public final class Packets {
    /** The bytes before every body. */
    public static final int HEADER = 4;
    /** The bytes before a data packet's payload: the header, a marker, the channel, the index. */
    public static final int DRW_HEADER = 8;
    /** The longest datagram that a data packet makes. */
    public static final int LARGEST = DRW_HEADER + PpppSession.LARGEST_PAYLOAD;
    /** The bytes of a UID. */
    public static final int UID_LENGTH = 20;
    /** How many packets one acknowledgement can name and still fit one datagram. */
    public static final int LARGEST_ACK = 500;

    private static final byte MAGIC = (byte) 0xf1;
    private static final byte MARKER = (byte) 0xd1;
    /** The marker of one maker's program; cameras take both. */
    private static final byte OTHER_MARKER = (byte) 0xd2;

    private static final int TEXT_LENGTH = 8;

    private Packets() {}

    /** Whether the bytes are a message: the magic, and a body that is all there. */
    public static boolean wellFormed(ByteBuffer in) {
        return in.remaining() >= HEADER && in.get(in.position()) == MAGIC && HEADER + bodyLength(in) <= in.remaining();
    }

    /** The type of a well-formed message; null where it is unknown. */
    public static @Nullable MessageType type(ByteBuffer in) {
        return MessageType.of(Byte.toUnsignedInt(in.get(in.position() + 1)));
    }

    /** What a message says of its body's length, 0 to 65535. */
    public static int bodyLength(ByteBuffer in) {
        return Short.toUnsignedInt(in.getShort(in.position() + 2));
    }

    /** The UID in a well-formed message that consists of one, or null where it is none. */
    public static @Nullable Uid uid(ByteBuffer in) {
        if (bodyLength(in) != UID_LENGTH) {
            return null;
        }
        int start = in.position() + HEADER;
        String prefix = capitals(in, start);
        String check = capitals(in, start + TEXT_LENGTH + Integer.BYTES);
        int serial = in.getInt(start + TEXT_LENGTH);
        if (prefix == null || prefix.length() < 3 || check == null || serial < 0 || serial >= Uid.SERIALS) {
            return null;
        }
        return new Uid(prefix, serial, check);
    }

    /** One to eight capital letters and zeros behind them, or null. */
    private static @Nullable String capitals(ByteBuffer in, int start) {
        int length = 0;
        while (length < TEXT_LENGTH && in.get(start + length) >= 'A' && in.get(start + length) <= 'Z') {
            length++;
        }
        for (int i = length; i < TEXT_LENGTH; i++) {
            if (in.get(start + i) != 0) {
                return null;
            }
        }
        if (length == 0) {
            return null;
        }
        byte[] letters = new byte[length];
        in.get(start, letters);
        return new String(letters, StandardCharsets.US_ASCII);
    }

    /** Whether a well-formed message of type DRW has what a data packet needs. */
    public static boolean isData(ByteBuffer in) {
        return bodyLength(in) >= DRW_HEADER - HEADER && isMarker(in.get(in.position() + HEADER));
    }

    /** A data packet's or an acknowledgement's channel, 0 to 255. */
    public static int channel(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get(in.position() + 5));
    }

    /** A data packet's index, 0 to 65535. */
    public static int index(ByteBuffer in) {
        return Short.toUnsignedInt(in.getShort(in.position() + 6));
    }

    /** Moves the position and limit to a data packet's payload, which leaves padding out. */
    public static void narrowToPayload(ByteBuffer in) {
        int start = in.position();
        in.limit(start + HEADER + bodyLength(in)).position(start + DRW_HEADER);
    }

    /** How many indices an acknowledgement really holds, whatever it says; −1 where it is none. */
    public static int acknowledged(ByteBuffer in) {
        int room = (bodyLength(in) - (DRW_HEADER - HEADER)) / Short.BYTES;
        if (room < 0 || !isMarker(in.get(in.position() + HEADER))) {
            return -1;
        }
        return Math.min(room, Short.toUnsignedInt(in.getShort(in.position() + 6)));
    }

    /**
     * One of the indices of an acknowledgement, 0 to 65535.
     *
     * @param which below {@link #acknowledged}
     */
    public static int acknowledged(ByteBuffer in, int which) {
        return Short.toUnsignedInt(in.getShort(in.position() + DRW_HEADER + which * Short.BYTES));
    }

    /** Makes {@code out} hold a message without a body. */
    public static void writeEmpty(ByteBuffer out, MessageType type) {
        out.clear().put(MAGIC).put((byte) type.code()).putShort((short) 0).flip();
    }

    /** Makes {@code out} hold a message that consists of a UID. */
    public static void writeUid(ByteBuffer out, MessageType type, Uid uid) {
        out.clear().put(MAGIC).put((byte) type.code()).putShort((short) UID_LENGTH);
        putText(out, uid.prefix());
        out.putInt(uid.serial());
        putText(out, uid.check());
        out.flip();
    }

    private static void putText(ByteBuffer out, String text) {
        for (int i = 0; i < TEXT_LENGTH; i++) {
            out.put((byte) (i < text.length() ? text.charAt(i) : 0));
        }
    }

    /**
     * Makes {@code out} hold a data packet.
     *
     * @param index its lower 16 bits are sent
     * @param payload read from its position to its limit, neither of which moves
     * @throws IllegalArgumentException when the payload is too long
     */
    public static void writeData(ByteBuffer out, int channel, long index, ByteBuffer payload) {
        int length = payload.remaining();
        if (length > PpppSession.LARGEST_PAYLOAD) {
            throw new IllegalArgumentException("A packet carries at most " + PpppSession.LARGEST_PAYLOAD + " bytes");
        }
        out.clear()
                .put(MAGIC)
                .put((byte) MessageType.DRW.code())
                .putShort((short) (DRW_HEADER - HEADER + length))
                .put(MARKER)
                .put((byte) channel)
                .putShort((short) index);
        out.put(DRW_HEADER, payload, payload.position(), length);
        out.position(DRW_HEADER + length).flip();
    }

    /**
     * Makes {@code out} hold an acknowledgement.
     *
     * @param indices 0 to 65535 each; the first {@code count} are sent
     * @param count at most {@link #LARGEST_ACK}
     */
    public static void writeAcknowledgement(ByteBuffer out, int channel, int[] indices, int count) {
        out.clear()
                .put(MAGIC)
                .put((byte) MessageType.DRW_ACK.code())
                .putShort((short) (DRW_HEADER - HEADER + Short.BYTES * count))
                .put(MARKER)
                .put((byte) channel)
                .putShort((short) count);
        for (int i = 0; i < count; i++) {
            out.putShort((short) indices[i]);
        }
        out.flip();
    }

    private static boolean isMarker(byte marker) {
        return marker == MARKER || marker == OTHER_MARKER;
    }
}
