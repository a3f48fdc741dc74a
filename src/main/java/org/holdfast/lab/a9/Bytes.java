// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts in the bytes of the protocols, whose orders differ. */
final class Bytes {
    private Bytes() {}

    /** Two bytes, the higher first. */
    static int two(byte[] bytes, int at) {
        return (bytes[at] & 255) << 8 | (bytes[at + 1] & 255);
    }

    /** Two bytes, the lower first. */
    static int twoLow(byte[] bytes, int at) {
        return (bytes[at] & 255) | (bytes[at + 1] & 255) << 8;
    }

    /** Four bytes, the lowest first. */
    static int fourLow(byte[] bytes, int at) {
        return twoLow(bytes, at) | twoLow(bytes, at + 2) << 16;
    }

    static void putTwo(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    static void putTwoLow(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }

    static void putFour(byte[] bytes, int at, int value) {
        putTwo(bytes, at, value >>> 16);
        putTwo(bytes, at + 2, value);
    }

    static void putFourLow(byte[] bytes, int at, int value) {
        putTwoLow(bytes, at, value);
        putTwoLow(bytes, at + 2, value >>> 16);
    }

    /** ASCII or UTF-8, as far as there is room, the rest as it was. */
    static void putText(byte[] bytes, int at, int room, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, at, Math.min(room, encoded.length));
    }

    /** The text up to the first zero. */
    static String text(byte[] bytes, int at, int room) {
        int end = at;
        while (end < at + room && end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
