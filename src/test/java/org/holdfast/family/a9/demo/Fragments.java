// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Pictures as demo firmware sends them. */
final class Fragments {
    private static final int PAYLOAD = 1464;

    private Fragments() {}

    /** How a build marks its fragments. */
    enum Build {
        /** The third byte counts in all fragments. */
        COUNTING,
        /** The third byte of the last fragment is their number, that of the others 0. */
        TOTAL,
        /** It is always 0. */
        BARE
    }

    static byte[] jpeg(int size, long seed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex("ffd8ffdb0004aabbffc0000b0801e0028001011100ffda000801010000003f"));
        byte[] inside = new byte[size - out.size() - 2];
        Random random = new Random(seed);
        for (int i = 0; i < inside.length; i++) {
            inside[i] = (byte) (1 + random.nextInt(0xfd));
        }
        out.writeBytes(inside);
        out.writeBytes(new byte[] {-1, (byte) 0xd9});
        return out.toByteArray();
    }

    /** With the five bytes behind it. */
    static List<byte[]> of(int number, byte[] jpeg, Build build) {
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + 5).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(jpeg).put((byte) 0x5a).putInt(jpeg.length);
        return cut(number, whole.array(), build);
    }

    static List<byte[]> cut(int number, byte[] whole, Build build) {
        List<byte[]> fragments = new ArrayList<>();
        int count = (whole.length + PAYLOAD - 1) / PAYLOAD;
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            int mark = switch (build) {
                case COUNTING -> i + 1;
                case TOTAL -> last ? count : 0;
                case BARE -> 0;
            };
            byte[] part = Arrays.copyOfRange(whole, i * PAYLOAD, Math.min(whole.length, (i + 1) * PAYLOAD));
            byte[] fragment = new byte[8 + part.length];
            fragment[0] = (byte) number;
            fragment[1] = (byte) (last ? 1 : 0);
            fragment[2] = (byte) mark;
            System.arraycopy(part, 0, fragment, 8, part.length);
            fragments.add(fragment);
        }
        return fragments;
    }
}
