// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

/** The datagrams without a number (protocol reference, sections 3.1 to 3.3). */
final class Packets {
    static final int LAN_SEARCH = 0x30;
    static final int LAN_SEARCH_TOO = 0x32;
    static final int PUNCH = 0x41;
    static final int READY = 0x42;
    static final int DRW = 0xd0;
    static final int DRW_ACK = 0xd1;
    static final int ALIVE = 0xe0;
    static final int ALIVE_ACK = 0xe1;
    static final int CLOSE = 0xf0;
    static final int UID = 20;

    private Packets() {}

    /** One with that body, and so many zeros behind it that do not count. */
    static byte[] of(int type, byte[] body, int padding) {
        byte[] bytes = new byte[4 + body.length + padding];
        bytes[0] = (byte) 0xf1;
        bytes[1] = (byte) type;
        Bytes.putTwo(bytes, 2, body.length);
        System.arraycopy(body, 0, bytes, 4, body.length);
        return bytes;
    }

    /** A UID as it stands in packets. */
    static byte[] uid(String prefix, int serial, String check) {
        byte[] bytes = new byte[UID];
        Bytes.putText(bytes, 0, 8, prefix);
        Bytes.putFour(bytes, 8, serial);
        Bytes.putText(bytes, 12, 8, check);
        return bytes;
    }

    /** Acknowledges one packet; padded to 32 bytes where a camera does that. */
    static byte[] acknowledgement(int channel, int index, boolean padded) {
        byte[] body = {(byte) 0xd1, (byte) channel, 0, 1, (byte) (index >> 8), (byte) index};
        return of(DRW_ACK, body, padded ? 22 : 0);
    }

    /** The type of a whole datagram, or -1 where it is none. */
    static int type(byte[] bytes, int length) {
        boolean whole = length >= 4 && (bytes[0] & 255) == 0xf1 && Bytes.two(bytes, 2) <= length - 4;
        return whole ? bytes[1] & 255 : -1;
    }
}
