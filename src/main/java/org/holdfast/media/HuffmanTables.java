// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The Huffman tables that a JPEG means when it brings none, as some cameras' moving pictures do (ITU-T T.81, annex K.3).
 * Decoders of moving pictures know them; browsers and picture programs want them in the file.
 */
final class HuffmanTables {
    /** DC and AC for brightness, then for colour, each with its class and number in front. */
    private static final byte[] USUAL = HexFormat.of()
            .parseHex("0000010501010101010100000000000000000102030405060708090a0b"
                    + "100002010303020403050504040000017d01020300041105122131410613516107227114328191a1"
                    + "082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748"
                    + "494a535455565758595a636465666768696a737475767778797a838485868788898a929394959697"
                    + "98999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1"
                    + "e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa"
                    + "0100030101010101010101010000000000000102030405060708090a0b"
                    + "11000201020404030407050404000102770001020311040521310612415107617113223281081442"
                    + "91a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a4344454647"
                    + "48494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495"
                    + "969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9"
                    + "dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa");

    private HuffmanTables() {}

    /** A picture with tables: the very same where it has its own, or is none that can be read. */
    static ByteBuffer complete(ByteBuffer jpeg) {
        Optional<JpegHead> head = JpegHead.of(jpeg);
        if (head.isEmpty() || head.get().huffman()) {
            return jpeg;
        }
        int scan = head.get().scan();
        ByteBuffer whole = ByteBuffer.allocate(jpeg.remaining() + 4 + USUAL.length);
        whole.put(jpeg.slice(jpeg.position(), scan));
        whole.putShort((short) 0xFFC4).putShort((short) (2 + USUAL.length)).put(USUAL);
        whole.put(jpeg.slice(jpeg.position() + scan, jpeg.remaining() - scan));
        return whole.flip();
    }
}
