// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The four bytes that make one vendor's cipher (protocol reference, section 4). They stand in public programs and keep
 * nothing secret.
 *
 * @param bits the key's bytes, the first one highest
 */
public record CipherKey(int bits) {
    /** The bytes of a key. */
    static final int LENGTH = 4;

    /** The key of a vendor's pass phrase; protocol reference, section 4.1. */
    public static CipherKey ofPhrase(String phrase) {
        int sum = 0;
        int thirds = 0;
        int mixed = 0;
        for (byte each : phrase.getBytes(StandardCharsets.ISO_8859_1)) {
            int value = Byte.toUnsignedInt(each);
            sum += value;
            thirds += value / 3;
            mixed ^= value;
        }
        return of(sum, -sum, thirds, mixed);
    }

    /** A key of its bytes, of which the lower eight bits are used. */
    static CipherKey of(int first, int second, int third, int fourth) {
        return new CipherKey((first & 0xff) << 24 | (second & 0xff) << 16 | (third & 0xff) << 8 | (fourth & 0xff));
    }

    /** Reads eight hexadecimal digits, as {@link #toString} writes them. */
    public static Optional<CipherKey> parse(String text) {
        return text.matches("[0-9a-fA-F]{8}")
                ? Optional.of(new CipherKey(HexFormat.fromHexDigits(text)))
                : Optional.empty();
    }

    /** One of its bytes, 0 to 255; of {@code which} the lower two bits count. */
    int at(int which) {
        return (bits >>> ((LENGTH - 1 - (which & (LENGTH - 1))) * Byte.SIZE)) & 0xff;
    }

    /** Eight hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }
}
