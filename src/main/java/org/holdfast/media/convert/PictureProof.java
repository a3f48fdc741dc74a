// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A fingerprint (SHA-256) of coded pictures in their order: what was read, or what a written film holds. Two are equal
 * when every picture is the same, bit for bit. Belongs to one thread.
 */
final class PictureProof {
    private final MessageDigest digest;
    private final ByteBuffer length = ByteBuffer.allocate(4);
    private long count;

    PictureProof() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Adds one picture, of which nothing is kept. */
    void add(ByteBuffer picture) {
        digest.update(length.clear().putInt(picture.remaining()).flip());
        digest.update(picture);
        count++;
    }

    /** The fingerprint; nothing can be added afterwards. */
    Fingerprint finish() {
        return new Fingerprint(count, HexFormat.of().formatHex(digest.digest()));
    }

    /** Of how many pictures, and their digest in hexadecimal digits. */
    record Fingerprint(long count, String digest) {}
}
