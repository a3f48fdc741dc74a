// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Who may watch: one name and one password, kept as a digest only. */
final class WatchPassword {
    private final byte[] digest;

    private WatchPassword(byte[] digest) {
        this.digest = digest;
    }

    static WatchPassword of(String user, char[] password) {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        byte[] room = new byte[4 * password.length];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        encoder.encode(CharBuffer.wrap(password), encoded, true);
        byte[] bytes = Arrays.copyOf(room, encoded.position());
        try {
            return new WatchPassword(digest(user, bytes));
        } finally {
            Arrays.fill(room, (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether an {@code Authorization} header of kind Basic has them. Takes as long for a wrong as for a right one. */
    boolean opens(Optional<String> authorization) {
        String header = authorization.orElse("");
        if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getDecoder().decode(header.substring(6).strip());
        } catch (IllegalArgumentException e) {
            return false;
        }
        int colon = 0;
        while (colon < given.length && given[colon] != ':') {
            colon++;
        }
        if (colon == given.length) {
            return false;
        }
        String user = new String(given, 0, colon, StandardCharsets.UTF_8);
        byte[] password = Arrays.copyOfRange(given, colon + 1, given.length);
        return MessageDigest.isEqual(digest, digest(user, password));
    }

    private static byte[] digest(String user, byte[] password) {
        try {
            MessageDigest made = MessageDigest.getInstance("SHA-256");
            made.update(user.getBytes(StandardCharsets.UTF_8));
            made.update((byte) 0);
            return made.digest(password);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
