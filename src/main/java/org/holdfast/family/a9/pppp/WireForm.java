// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How a camera's datagrams look on the wire: plain, or ciphered with one key (protocol reference, section 4). The cipher
 * mixes each byte with an entry of a fixed table that the key and the ciphered byte before it choose; so one table of
 * 256 entries a key does all. Each datagram starts afresh. Immutable; equal where the keys are.
 */
public final class WireForm {
    private static final byte[] TABLE = HexFormat.of()
            .parseHex("7c9ce84a13dedcb22f2123e4307b3d8cbc0b270c3cf79ae7087196009785efc1"
                    + "1fc4dba1c2ebd901faba3b05b81587832872d18b5ad6da9358feaacc6e1bf0a3"
                    + "88ab43c00db545384f502266207f075b14981d9ba72ab9a8cbf1fc4947063eb1"
                    + "0e043a945eee541134dd4df9ecc7c9e3781a6f706ba4bda95dd5f8e5bb26af42"
                    + "37d8e1020aae5f1cc573094e6924906d12b319ad748a2940f52dbea559e0f479"
                    + "d24bce8982488425c6912ba2fb8fe9a6b09e3f65f603312eac0f952c5ced39b7"
                    + "336c567eb4a0fd7a815351868d9f77ff6a80dfe2bf10d775645776f355cdd0c8"
                    + "18e6364162cf99f2324c67606192cad3ea637d16b68ed46835c3529d46441e17");

    /** Without any cipher, which is not the same as a key of zeros. */
    public static final WireForm PLAIN = new WireForm(Optional.empty());

    private static final String PLAIN_TEXT = "plain";

    private final Optional<CipherKey> key;
    private final byte[] mask = new byte[256];

    private WireForm(Optional<CipherKey> key) {
        this.key = key;
        key.ifPresent(present -> {
            for (int before = 0; before < mask.length; before++) {
                mask[before] = entry(present.at(before), before);
            }
        });
    }

    /** Ciphered with {@code key}. */
    public static WireForm of(CipherKey key) {
        return new WireForm(Optional.of(key));
    }

    /** Ciphered with the key of a vendor's pass phrase. */
    public static WireForm ofPhrase(String phrase) {
        return of(CipherKey.ofPhrase(phrase));
    }

    /** Reads what {@link #toString} wrote. */
    public static Optional<WireForm> parse(String text) {
        return text.equals(PLAIN_TEXT)
                ? Optional.of(PLAIN)
                : CipherKey.parse(text).map(WireForm::of);
    }

    /** The table's entry that one key byte and the ciphered byte before choose. */
    static byte entry(int keyByte, int before) {
        return TABLE[(keyByte + before) & 0xff];
    }

    /** The key; empty where there is no cipher. */
    public Optional<CipherKey> key() {
        return key;
    }

    /** Enciphers a datagram in place, from its position to its limit. */
    public void encipher(ByteBuffer datagram) {
        if (key.isEmpty()) {
            return;
        }
        int before = 0;
        for (int i = datagram.position(); i < datagram.limit(); i++) {
            before = (datagram.get(i) ^ mask[before]) & 0xff;
            datagram.put(i, (byte) before);
        }
    }

    /** Deciphers a datagram in place, from its position to its limit. */
    public void decipher(ByteBuffer datagram) {
        if (key.isEmpty()) {
            return;
        }
        int before = 0;
        for (int i = datagram.position(); i < datagram.limit(); i++) {
            int ciphered = datagram.get(i) & 0xff;
            datagram.put(i, (byte) (ciphered ^ mask[before]));
            before = ciphered;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireForm form && key.equals(form.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** {@code plain}, or the key's eight hexadecimal digits. */
    @Override
    public String toString() {
        return key.map(CipherKey::toString).orElse(PLAIN_TEXT);
    }
}
