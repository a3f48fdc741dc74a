// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The cipher of the cameras, written apart from the application's so that the two check each other (protocol
 * reference, section 4). Works in place and afresh for each datagram; without a phrase it changes nothing.
 */
final class WeakCipher {
    private static final byte[] TABLE = HexFormat.of()
            .parseHex("7c9ce84a13dedcb22f2123e4307b3d8cbc0b270c3cf79ae7087196009785efc1"
                    + "1fc4dba1c2ebd901faba3b05b81587832872d18b5ad6da9358feaacc6e1bf0a3"
                    + "88ab43c00db545384f502266207f075b14981d9ba72ab9a8cbf1fc4947063eb1"
                    + "0e043a945eee541134dd4df9ecc7c9e3781a6f706ba4bda95dd5f8e5bb26af42"
                    + "37d8e1020aae5f1cc573094e6924906d12b319ad748a2940f52dbea559e0f479"
                    + "d24bce8982488425c6912ba2fb8fe9a6b09e3f65f603312eac0f952c5ced39b7"
                    + "336c567eb4a0fd7a815351868d9f77ff6a80dfe2bf10d775645776f355cdd0c8"
                    + "18e6364162cf99f2324c67606192cad3ea637d16b68ed46835c3529d46441e17");

    private final boolean plain;
    private final int[] key;

    WeakCipher(String phrase) {
        this.plain = phrase.isEmpty();
        int sum = 0;
        int thirds = 0;
        int xor = 0;
        for (byte each : phrase.getBytes(StandardCharsets.US_ASCII)) {
            sum += each;
            thirds += each / 3;
            xor ^= each;
        }
        this.key = new int[] {sum & 255, -sum & 255, thirds & 255, xor & 255};
    }

    void encipher(byte[] bytes, int length) {
        int previous = 0;
        for (int i = 0; !plain && i < length; i++) {
            previous = (bytes[i] ^ TABLE[(key[previous & 3] + previous) & 255]) & 255;
            bytes[i] = (byte) previous;
        }
    }

    void decipher(byte[] bytes, int length) {
        int previous = 0;
        for (int i = 0; !plain && i < length; i++) {
            int next = bytes[i] & 255;
            bytes[i] ^= TABLE[(key[previous & 3] + previous) & 255];
            previous = next;
        }
    }
}
