// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;

/** The header of one RTP packet (RFC 3550, section 5.1), read in place and reused. Belongs to one thread. */
final class RtpHeader {
    /** Bytes of the shortest header. */
    static final int SHORTEST = 12;

    private boolean marker;
    private int payloadType;
    private int sequence;
    private int timestamp;
    private int source;
    private int payloadStart;
    private int payloadLength;

    /**
     * Reads the packet between position and limit with absolute gets; false when it is not one, and then nothing
     * here changes.
     */
    boolean read(ByteBuffer packet) {
        int start = packet.position();
        int length = packet.remaining();
        if (length < SHORTEST || (packet.get(start) & 0xC0) != 0x80) {
            return false;
        }
        int first = packet.get(start);
        int body = SHORTEST + 4 * (first & 0x0F);
        if ((first & 0x10) != 0) {
            if (body + 4 > length) {
                return false;
            }
            body += 4 + 4 * Short.toUnsignedInt(packet.getShort(start + body + 2));
        }
        int padding = (first & 0x20) != 0 ? Byte.toUnsignedInt(packet.get(start + length - 1)) : 0;
        if (body + padding > length || ((first & 0x20) != 0 && padding == 0)) {
            return false;
        }
        int second = packet.get(start + 1);
        marker = (second & 0x80) != 0;
        payloadType = second & 0x7F;
        sequence = Short.toUnsignedInt(packet.getShort(start + 2));
        timestamp = packet.getInt(start + 4);
        source = packet.getInt(start + 8);
        payloadStart = start + body;
        payloadLength = length - body - padding;
        return true;
    }

    /** Whether this packet ends a picture. */
    boolean marker() {
        return marker;
    }

    int payloadType() {
        return payloadType;
    }

    /** 0 to 65535. */
    int sequence() {
        return sequence;
    }

    /** In ticks of the track's clock, 32 bits that wrap. */
    int timestamp() {
        return timestamp;
    }

    /** Who sends (SSRC). */
    int source() {
        return source;
    }

    /** Absolute index of the payload's first byte. */
    int payloadStart() {
        return payloadStart;
    }

    int payloadLength() {
        return payloadLength;
    }
}
