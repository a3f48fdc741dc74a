// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What stands before each picture and each piece of sound, in all dialects (protocol reference, section 6). Of its 32
 * bytes only these are used by anything; the others are written as zero.
 *
 * @param type {@link #PICTURE}, {@link #SOUND}, {@link #JSON_SOUND} or {@link #TALK}
 * @param stream the stream's id, which differs by model and means nothing
 * @param millis 0 to 65535; often 0 whatever the time
 * @param seconds since 1970 by the camera's clock
 * @param number the picture's, 32 bits without sign
 * @param length bytes that follow, over all packets, 32 bits without sign
 */
public record StreamHeader(int type, int stream, int millis, long seconds, long number, long length) {
    /** Bytes of a header. */
    public static final int BYTES = 32;

    public static final int PICTURE = 0x03;
    /** Sound of the binary dialect and of the CGI dialect. */
    public static final int SOUND = 0x06;

    public static final int TALK = 0x08;
    /** Sound of the JSON dialect. */
    public static final int JSON_SOUND = 0xaa;

    /** The first four bytes, read with the lower byte first. */
    private static final int MAGIC = 0xa815aa55;

    /** Whether a header of a known type begins at the buffer's position. */
    public static boolean begins(ByteBuffer packet) {
        if (packet.remaining() < BYTES || intAt(packet, 0) != MAGIC) {
            return false;
        }
        int type = type(packet);
        return type == PICTURE || type == SOUND || type == TALK || type == JSON_SOUND;
    }

    /** The header at the buffer's position, which stays; empty where none begins there. */
    public static Optional<StreamHeader> read(ByteBuffer packet) {
        return begins(packet)
                ? Optional.of(new StreamHeader(
                        type(packet),
                        packet.get(packet.position() + 5) & 0xff,
                        millis(packet),
                        seconds(packet),
                        number(packet),
                        length(packet)))
                : Optional.empty();
    }

    /** Writes it at the buffer's position, and moves that. */
    public void write(ByteBuffer out) {
        ByteOrder order = out.order();
        out.order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .put((byte) type)
                .put((byte) stream)
                .putShort((short) millis)
                .putInt((int) seconds)
                .putInt((int) number)
                .putInt((int) length)
                .putInt(0)
                .putLong(0)
                .order(order);
    }

    /** Of a packet that {@link #begins} with a header, as are the following: nothing is made for it. */
    static int type(ByteBuffer packet) {
        return packet.get(packet.position() + 4) & 0xff;
    }

    static int millis(ByteBuffer packet) {
        int at = packet.position() + 6;
        return (packet.get(at) & 0xff) | (packet.get(at + 1) & 0xff) << 8;
    }

    static long seconds(ByteBuffer packet) {
        return Integer.toUnsignedLong(intAt(packet, 8));
    }

    static long number(ByteBuffer packet) {
        return Integer.toUnsignedLong(intAt(packet, 12));
    }

    static long length(ByteBuffer packet) {
        return Integer.toUnsignedLong(intAt(packet, 16));
    }

    private static int intAt(ByteBuffer packet, int offset) {
        int at = packet.position() + offset;
        return (packet.get(at) & 0xff)
                | (packet.get(at + 1) & 0xff) << 8
                | (packet.get(at + 2) & 0xff) << 16
                | (packet.get(at + 3) & 0xff) << 24;
    }
}
