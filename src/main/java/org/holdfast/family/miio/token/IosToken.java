// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The form in which the iOS app keeps tokens: 96 hexadecimal digits that are the token's own 32 digits, encrypted under
 * a key of zeros (protocol reference, section 12).
 */
final class IosToken {
    /** In hexadecimal digits. */
    static final int LENGTH = 96;

    private static final int DIGITS = 2 * DeviceToken.LENGTH;

    private IosToken() {}

    /** The token; null where these bytes are none. */
    static @Nullable DeviceToken decrypt(byte[] encrypted) {
        if (encrypted.length != LENGTH / 2) {
            return null;
        }
        byte[] digits;
        try {
            digits = cipher().doFinal(encrypted);
        } catch (GeneralSecurityException wrongPadding) {
            return null;
        }
        try {
            if (digits.length != DIGITS) {
                return null;
            }
            byte[] bytes = new byte[DeviceToken.LENGTH];
            for (int i = 0; i < bytes.length; i++) {
                int high = digit(digits[2 * i]);
                int low = digit(digits[2 * i + 1]);
                if (high < 0 || low < 0) {
                    return null;
                }
                bytes[i] = (byte) (high << 4 | low);
            }
            DeviceToken token = DeviceToken.of(bytes);
            Arrays.fill(bytes, (byte) 0);
            return token;
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    /** Only the digits of ASCII count. */
    private static int digit(byte character) {
        return character < 0 ? -1 : Character.digit((char) character, 16);
    }

    @SuppressWarnings("InsecureCryptoUsage") // The app's choice; nothing is kept secret by it.
    private static Cipher cipher() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(new byte[DeviceToken.LENGTH], "AES"));
        return cipher;
    }
}
