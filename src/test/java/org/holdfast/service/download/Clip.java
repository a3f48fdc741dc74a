// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Small films and pictures whose outermost structure is right. */
final class Clip {
    private Clip() {}

    /** A film of exactly {@code size} bytes, at least 64; each seed gives another one. */
    static byte[] film(int size, long seed) {
        byte[] all = new byte[size];
        new Random(seed).nextBytes(all);
        ByteBuffer film = ByteBuffer.wrap(all);
        box(film, 0, "ftyp", 20);
        box(film, 20, "mdat", size - 20 - 24);
        box(film, size - 24, "moov", 24);
        return all;
    }

    /** A film whose recording never ended. */
    static byte[] unfinished(int size, long seed) {
        byte[] all = film(size, seed);
        ByteBuffer film = ByteBuffer.wrap(all);
        box(film, 20, "mdat", 8);
        film.putLong(28, 0xfffefdfcfbfaf9f8L);
        film.putLong(size - 24, seed);
        return all;
    }

    static byte[] picture(int size, long seed) {
        byte[] all = new byte[size];
        new Random(seed).nextBytes(all);
        ByteBuffer picture = ByteBuffer.wrap(all);
        picture.putInt(0, 0xffd8ffe1);
        picture.putShort(size - 2, (short) 0xffd9);
        return all;
    }

    static byte[] page() {
        String page = "<html><head><title>Page Not found</title></head><body>Page Not found</body></html>";
        return (page + "\n".repeat(128 - page.length())).getBytes(StandardCharsets.US_ASCII);
    }

    private static void box(ByteBuffer film, int at, String type, int length) {
        film.putInt(at, length);
        film.put(at + 4, type.getBytes(StandardCharsets.US_ASCII));
    }
}
