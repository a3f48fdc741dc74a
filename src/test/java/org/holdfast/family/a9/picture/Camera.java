// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Packets as cameras make them, with pictures whose inside tells them apart. */
final class Camera {
    static final int PAYLOAD = 1024;

    private Camera() {}

    /** A JPEG of exactly {@code size} bytes, at least 40. */
    static byte[] jpeg(int size, long seed) {
        return jpeg(size, seed, 640, 480);
    }

    static byte[] jpeg(int size, long seed, int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex("ffd8ffdb0004aabb"));
        out.writeBytes(hex("ffc0000b08"));
        out.writeBytes(new byte[] {(byte) (height >> 8), (byte) height, (byte) (width >> 8), (byte) width});
        out.writeBytes(hex("01011100ffda000801010000003f"));
        byte[] inside = new byte[size - out.size() - 2];
        Random random = new Random(seed);
        for (int i = 0; i < inside.length; i++) {
            inside[i] = (byte) (1 + random.nextInt(0xfd));
        }
        out.writeBytes(inside);
        out.writeBytes(hex("ffd9"));
        return out.toByteArray();
    }

    static byte[] hex(String text) {
        return java.util.HexFormat.of().parseHex(text);
    }

    static byte[] header(int type, long number, long length) {
        ByteBuffer header = ByteBuffer.allocate(StreamHeader.BYTES);
        new StreamHeader(type, 0, 0, 1_699_654_092L, number, length).write(header);
        return header.array();
    }

    /** A picture's packets: header and JPEG, cut every 1024 bytes. */
    static List<byte[]> packets(long number, byte[] picture) {
        return packets(number, picture.length, picture);
    }

    static List<byte[]> packets(long number, long length, byte[] picture) {
        return cut(joined(header(StreamHeader.PICTURE, number, length), picture));
    }

    static List<byte[]> cut(byte[] whole) {
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < whole.length; at += PAYLOAD) {
            packets.add(Arrays.copyOfRange(whole, at, Math.min(whole.length, at + PAYLOAD)));
        }
        return packets;
    }

    static byte[] sound(byte[] coded) {
        return joined(header(StreamHeader.SOUND, 0, coded.length), coded);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
