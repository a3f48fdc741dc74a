// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.nio.ByteBuffer;

/** What a packet of the picture's channel is, as far as it can be seen from itself. */
final class PacketKind {
    /** Part of a picture, or anything. */
    static final byte DATA = 0;
    /** A header of a picture that could also be the inside of one, though hardly. */
    static final byte LIKELY_HEADER = 1;
    /** A header of a picture, with the picture's beginning or with nothing behind it. */
    static final byte SURE_HEADER = 2;
    /** A header of a picture of an impossible length. */
    static final byte LYING_HEADER = 3;
    /** A whole piece of sound. */
    static final byte SOUND = 4;
    /** Whole and not for us. */
    static final byte OTHER = 5;

    private PacketKind() {}

    static byte of(ByteBuffer packet) {
        if (!StreamHeader.begins(packet)) {
            return DATA;
        }
        long length = StreamHeader.length(packet);
        int behind = packet.remaining() - StreamHeader.BYTES;
        int type = StreamHeader.type(packet);
        if (type == StreamHeader.PICTURE) {
            if (length > GatheredPicture.LARGEST) {
                return LYING_HEADER;
            }
            return pictureBegins(packet, behind) ? SURE_HEADER : LIKELY_HEADER;
        }
        if (length == 0 || length > behind || !zeros(packet, StreamHeader.BYTES + (int) length)) {
            return DATA;
        }
        return type == StreamHeader.TALK ? OTHER : SOUND;
    }

    static boolean header(byte kind) {
        return kind == LIKELY_HEADER || kind == SURE_HEADER;
    }

    /** Whether what is behind the header, if anything, is how a picture begins: the inside of one never has that. */
    private static boolean pictureBegins(ByteBuffer packet, int behind) {
        int at = packet.position() + StreamHeader.BYTES;
        if (behind == 0) {
            return true;
        }
        if (behind < 4) {
            return false;
        }
        int first = packet.get(at) & 0xff;
        int second = packet.get(at + 1) & 0xff;
        int third = packet.get(at + 2) & 0xff;
        int fourth = packet.get(at + 3) & 0xff;
        return (first == 0xff && second == 0xd8 && third == 0xff)
                || (first == 0 && second == 0 && (third == 1 || (third == 0 && fourth == 1)));
    }

    private static boolean zeros(ByteBuffer packet, int from) {
        for (int at = packet.position() + from; at < packet.limit(); at++) {
            if (packet.get(at) != 0) {
                return false;
            }
        }
        return true;
    }
}
