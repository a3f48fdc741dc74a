// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in Galois counter mode, and keys out of passphrases. Static functions; arrays belong to the caller. */
final class SecretBox {
    /** The length of a key, in bytes. */
    static final int KEY = 32;
    /** The length of a salt, in bytes. */
    static final int SALT = 16;
    /** Rounds of PBKDF2 with HMAC-SHA-512 for new files: about three times OWASP's advice of 2023. */
    static final int ROUNDS = 600_000;
    /** More is taken for an attack on the computer's time. */
    static final int MOST_ROUNDS = 10_000_000;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private SecretBox() {}

    /** Encrypts; a fresh nonce stands before the result. */
    static byte[] seal(byte[] key, byte[] plain, byte[] bound, SecureRandom random) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound);
        byte[] sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
        cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
        return sealed;
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @param bound what was given to {@link #seal} to be protected from changes beside the content
     * @throws AEADBadTagException when the key is wrong or a byte was changed
     */
    static byte[] open(byte[] key, byte[] sealed, byte[] bound) throws GeneralSecurityException {
        if (sealed.length < NONCE + TAG_BITS / 8) {
            throw new AEADBadTagException("Too short");
        }
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE), bound);
        return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    static byte[] keyOf(char[] passphrase, byte[] salt, int rounds) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, KEY * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } finally {
            spec.clearPassword();
        }
    }

    static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }

    static void wipe(CharBuffer secret) {
        Arrays.fill(secret.array(), '\0');
    }
}
