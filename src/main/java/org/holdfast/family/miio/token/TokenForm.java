// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.holdfast.family.miio.token.TokenImportException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads one token in any of its forms: 32 hexadecimal digits, together or in groups; the 96 of the iOS app; 16
 * characters, since many tokens are printable (protocol reference, section 12). Around it may stand what tools put
 * there: blanks, quotes, {@code b'…'}, {@code 0x}.
 */
final class TokenForm {
    private static final int DIGITS = 2 * DeviceToken.LENGTH;
    private static final int LONGEST = 2 * IosToken.LENGTH;
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern GROUPED = Pattern.compile("[0-9a-fA-F]{2,}(?:[ :-][0-9a-fA-F]{2,}){1,40}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{16}");
    private static final Pattern MODEL = Pattern.compile("[a-z0-9]+\\.[a-z0-9_-]+\\.[a-z0-9_-]+");
    private static final int FEWEST_FOR_A_TRUNCATED_ONE = 20;

    private TokenForm() {}

    /** The token; null where the text is none. */
    static @Nullable DeviceToken read(String text) {
        String bare = bare(text);
        String digits = digits(bare);
        if (digits.length() == DIGITS) {
            return DeviceToken.of(HexFormat.of().parseHex(digits));
        }
        if (digits.length() == IosToken.LENGTH) {
            return IosToken.decrypt(HexFormat.of().parseHex(digits));
        }
        if (PRINTABLE.matcher(bare).matches() && !MODEL.matcher(bare).matches()) {
            return DeviceToken.of(bare.getBytes(StandardCharsets.US_ASCII));
        }
        return null;
    }

    /**
     * What is wrong with a text that is meant as one token and is none; null where it does not even look like one.
     */
    static @Nullable TokenImportException complaint(String text) {
        String digits = digits(bare(text));
        if (digits.length() == IosToken.LENGTH) {
            return new TokenImportException(Problem.NOT_FROM_IOS);
        }
        if (digits.length() >= FEWEST_FOR_A_TRUNCATED_ONE) {
            return new TokenImportException(Problem.WRONG_LENGTH, Integer.toString(digits.length()));
        }
        return null;
    }

    /** The hexadecimal digits alone; empty where there is anything else. */
    private static String digits(String bare) {
        String plain = bare.startsWith("0x") || bare.startsWith("0X") ? bare.substring(2) : bare;
        if (HEXADECIMAL.matcher(plain).matches()) {
            return plain;
        }
        return plain.length() <= LONGEST && GROUPED.matcher(plain).matches() ? plain.replaceAll("[ :-]", "") : "";
    }

    private static String bare(String text) {
        String bare = text.strip();
        if (bare.endsWith(",") && bare.length() != DeviceToken.LENGTH) {
            bare = bare.substring(0, bare.length() - 1).strip();
        }
        if (bare.length() > 3 && bare.startsWith("b'") && bare.endsWith("'")) {
            return bare.substring(2, bare.length() - 1);
        }
        char first = bare.isEmpty() ? ' ' : bare.charAt(0);
        boolean quoted = (first == '"' || first == '\'' || first == '`')
                && bare.length() > DeviceToken.LENGTH
                && bare.charAt(bare.length() - 1) == first;
        return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
    }
}
