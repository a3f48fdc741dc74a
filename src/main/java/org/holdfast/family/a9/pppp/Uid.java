// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a PPPP camera says it is. Whoever knows it may reach the camera through its vendor's servers, so it is kept out of
 * logs: {@link #toString} shows the beginning only (protocol reference, section 3.3).
 *
 * @param prefix 3 to 8 capital letters
 * @param serial 0 to 9,999,999
 * @param check 1 to 8 capital letters
 */
public record Uid(String prefix, int serial, String check) {
    /** Serials end below this; protocol reference, section 4.4. */
    public static final int SERIALS = 10_000_000;

    private static final Pattern TEXT = Pattern.compile("([A-Z]{3,8})-?([0-9]{6,7})-?([A-Z]{1,8})");

    public Uid {
        if (!prefix.matches("[A-Z]{3,8}") || !check.matches("[A-Z]{1,8}") || serial < 0 || serial >= SERIALS) {
            throw new IllegalArgumentException("That is no UID");
        }
    }

    /** Reads {@code DGOA-933765-NDBND}, or the same without dashes, as access points are called. */
    public static Optional<Uid> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new Uid(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /** The whole text, such as {@code DGOA-933765-NDBND}. */
    public String text() {
        return String.format(Locale.ROOT, "%s-%06d-%s", prefix, serial, check);
    }

    /** The access point's name: the same without dashes. */
    public String accessPoint() {
        return text().replace("-", "");
    }

    /** Its beginning only. */
    @Override
    public String toString() {
        return prefix + "-…";
    }
}
