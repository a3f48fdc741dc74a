// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What one token makes of bytes: AES-128-CBC with key = MD5(token) and iv = MD5(key ‖ token), and the checksum (protocol
 * reference, section 1). For one thread at a time. Closing wipes the token and the iv; the platform's own copies of the
 * key are left to the garbage collector.
 */
public final class PacketCipher implements AutoCloseable {
    /** In bytes. */
    static final int BLOCK = 16;

    /** In bytes. */
    static final int CHECKSUM = 16;

    private final byte[] token;
    private final byte[] vector;
    private final MessageDigest digest = md5();
    private final Cipher aes;
    private @Nullable SecretKeySpec key;

    /** @param token copied; stays the caller's */
    public PacketCipher(Token token) {
        this.token = token.bytes();
        byte[] hashed = digest.digest(this.token);
        digest.update(hashed);
        this.vector = digest.digest(this.token);
        this.key = new SecretKeySpec(hashed, "AES");
        Arrays.fill(hashed, (byte) 0);
        try {
            this.aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES", e);
        }
    }

    /** How long {@code plain} bytes become, padding included. */
    static int enciphered(int plain) {
        return (plain / BLOCK + 1) * BLOCK;
    }

    /** Enciphers everything. */
    byte[] encipher(byte[] plain) {
        try {
            return run(Cipher.ENCRYPT_MODE, plain, 0, plain.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Anything can be enciphered", e);
        }
    }

    /** Deciphers whole blocks; null where their padding is wrong. */
    byte @Nullable [] decipher(byte[] bytes, int offset, int length) {
        try {
            return run(Cipher.DECRYPT_MODE, bytes, offset, length);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private byte[] run(int mode, byte[] bytes, int offset, int length) throws GeneralSecurityException {
        SecretKeySpec now = key;
        if (now == null) {
            throw new IllegalStateException("The token was wiped");
        }
        aes.init(mode, now, new IvParameterSpec(vector));
        return aes.doFinal(bytes, offset, length);
    }

    /**
     * The checksum of a datagram: MD5 of it with the token in the checksum's place.
     *
     * @param datagram from its position to its limit, neither of which moves; at least a header
     */
    byte[] checksum(ByteBuffer datagram) {
        digest.reset();
        ByteBuffer part = datagram.duplicate();
        int start = datagram.position();
        part.limit(start + Packets.CHECKSUM_AT);
        digest.update(part);
        digest.update(token);
        part.limit(datagram.limit()).position(start + Packets.HEADER);
        digest.update(part);
        return digest.digest();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(token, (byte) 0);
        Arrays.fill(vector, (byte) 0);
        digest.reset();
        key = null;
    }

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "PacketCipher";
    }
}
