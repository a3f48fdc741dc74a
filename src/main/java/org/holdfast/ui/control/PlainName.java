// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

/**
 * A device's own words made fit to be read: what would be invisible, turn the writing round or break the line is shown
 * as a visible sign, and very long names are cut in the middle. For the screen only; never a file name.
 */
public final class PlainName {
    public static final int LONGEST = 120;
    private static final char STRANGE = '\uFFFD';
    private static final char CUT = '…';

    private PlainName() {}

    /** The name as it is shown: one line of visible signs, left to right unless its letters are of the other kind. */
    public static String of(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(4L * LONGEST).forEach(c -> {
            if (readable(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(STRANGE);
            }
        });
        String words = shown.toString();
        int length = words.codePointCount(0, words.length());
        if (length <= LONGEST) {
            return words;
        }
        int half = LONGEST / 2;
        return words.substring(0, words.offsetByCodePoints(0, half))
                + CUT
                + words.substring(words.offsetByCodePoints(0, length - half + 1));
    }

    private static boolean readable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    // Marks that turn the writing round are of this kind, and those that join or part letters.
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            // A heap of marks over one letter covers the lines around it.
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }
}
