// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a password-protected Android backup says of its key: the key that encrypts the rest lies there, encrypted with one
 * that is made of the password, beside a checksum that tells whether the password was right.
 *
 * <p>Passwords and keys go through PBKDF2 as characters. Version 1 takes the low byte of each, later ones UTF-8, and some
 * phones wrote 1 and meant the later way.
 *
 * @param version of the backup
 * @param passwordSalt for the password
 * @param checksumSalt for the key's checksum
 * @param rounds of PBKDF2
 * @param iv with which {@code blob} is encrypted
 * @param blob the key, encrypted
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, compared by nobody.
record BackupKey(int version, byte[] passwordSalt, byte[] checksumSalt, int rounds, byte[] iv, byte[] blob) {
    /** Phones take 10,000; more than this would only hold us up. */
    static final int MOST_ROUNDS = 300_000;

    private static final int KEY = 32;
    private static final int BLOCK = 16;
    private static final String ALGORITHM = "HmacSHA1";

    /**
     * A cipher that decrypts what follows; null when the password is wrong.
     *
     * @throws GeneralSecurityException when what the backup says makes no sense
     */
    @Nullable
    Cipher open(char[] password) throws GeneralSecurityException {
        Cipher cipher = open(password, true);
        return cipher == null && version == 1 ? open(password, false) : cipher;
    }

    private @Nullable Cipher open(char[] password, boolean utf8) throws GeneralSecurityException {
        byte[] written = encode(password, utf8);
        byte[] key = derive(written, passwordSalt);
        byte[] plain;
        try {
            plain = cipher(key, iv).doFinal(blob);
        } catch (BadPaddingException wrongPassword) {
            return null;
        } finally {
            Arrays.fill(written, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
        try {
            return unwrap(plain, utf8);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Each of the three parts stands behind its length: initialization vector, key, checksum. */
    private @Nullable Cipher unwrap(byte[] plain, boolean utf8) throws GeneralSecurityException {
        int keyAt = 1 + BLOCK;
        int sumAt = keyAt + 1 + KEY;
        boolean shaped =
                plain.length == sumAt + 1 + KEY && plain[0] == BLOCK && plain[keyAt] == KEY && plain[sumAt] == KEY;
        if (!shaped) {
            return null;
        }
        byte[] key = Arrays.copyOfRange(plain, keyAt + 1, sumAt);
        char[] characters = new char[KEY];
        for (int i = 0; i < KEY; i++) {
            characters[i] = (char) key[i]; // The sign goes along: that is how phones do it.
        }
        byte[] written = encode(characters, utf8);
        byte[] sum = derive(written, checksumSalt);
        try {
            return MessageDigest.isEqual(sum, Arrays.copyOfRange(plain, sumAt + 1, plain.length))
                    ? cipher(key, Arrays.copyOfRange(plain, 1, keyAt))
                    : null;
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(characters, ' ');
            Arrays.fill(written, (byte) 0);
        }
    }

    private static Cipher cipher(byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    private static byte[] encode(char[] characters, boolean utf8) {
        if (utf8) {
            ByteBuffer encoded = ByteBuffer.allocate(4 * characters.length);
            StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .encode(CharBuffer.wrap(characters), encoded, true);
            byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
            Arrays.fill(encoded.array(), (byte) 0);
            return bytes;
        }
        byte[] bytes = new byte[characters.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) characters[i];
        }
        return bytes;
    }

    /** PBKDF2 over bytes, which the JDK's own does not take (RFC 8018, section 5.2). */
    private byte[] derive(byte[] secret, byte[] salt) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        // HMAC fills its key up with zeros, so one zero is the same as an empty password, which the JDK refuses.
        mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, ALGORITHM));
        byte[] derived = new byte[KEY];
        int done = 0;
        for (int block = 1; done < KEY; block++) {
            mac.update(salt);
            byte[] round = mac.doFinal(new byte[] {0, 0, 0, (byte) block});
            byte[] sum = round.clone();
            for (int i = 1; i < rounds; i++) {
                round = mac.doFinal(round);
                for (int j = 0; j < sum.length; j++) {
                    sum[j] ^= round[j];
                }
            }
            int part = Math.min(sum.length, KEY - done);
            System.arraycopy(sum, 0, derived, done, part);
            done += part;
        }
        return derived;
    }
}
