// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.holdfast.family.a9.picture.StreamHeader;

/** Pictures as PPPP cameras send them, made up. */
final class VirtualPackets {
    static final int PAYLOAD = 1024;

    private static final byte[] BEGINNING =
            HexFormat.of().parseHex("ffd8ffdb0004aabbffc0000b0801e0028001011100ffda000801010000003f");

    private VirtualPackets() {}

    /** Header and JPEG, to be cut every 1024 bytes. */
    static byte[] picture(long number, int size, Random random) {
        ByteBuffer stream = ByteBuffer.allocate(StreamHeader.BYTES + size);
        new StreamHeader(StreamHeader.PICTURE, 0, 0, 1_700_000_000L, number, size).write(stream);
        stream.put(BEGINNING);
        while (stream.remaining() > 2) {
            stream.put((byte) (1 + random.nextInt(0xfd)));
        }
        stream.put((byte) 0xff).put((byte) 0xd9);
        return stream.array();
    }

    /** The same picture under another number. */
    static byte[] numbered(byte[] picture, long number) {
        byte[] copy = picture.clone();
        new StreamHeader(StreamHeader.PICTURE, 0, 0, 1_700_000_000L, number, copy.length - StreamHeader.BYTES)
                .write(ByteBuffer.wrap(copy));
        return copy;
    }
}
