// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.regex.Pattern;

/** Makes words of texts that may hold anything. */
final class PlainWords {
    /** In characters. */
    static final int LONGEST = 80;

    /** What is not shown: controls, what changes the direction of reading, halves of pairs, private characters. */
    private static final Pattern STRANGE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+");

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

    private PlainWords() {}

    /** One line without anything that does not show, cut to {@link #LONGEST}; may be empty. */
    static String of(String text) {
        String start = text.length() > LONGEST * 4 ? text.substring(0, LONGEST * 4) : text;
        String plain = SPACES.matcher(STRANGE.matcher(start).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        if (plain.length() <= LONGEST) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return plain.substring(0, end).strip() + "…";
    }
}
