// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns names that a device supplied into names of files that are harmless on every system: one part of a path, no
 * characters that systems forbid or that change how text is read, none of the names that Windows keeps for devices,
 * not hidden, not too long. Pure functions.
 *
 * @param stem the name before the ending
 * @param ending with its dot, or empty
 */
record SafeName(String stem, String ending) {
    /** In bytes of UTF-8; file systems take 255, and numbers are put behind. */
    private static final int LONGEST = 180;

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,10}");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|CLOCK\\$|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])");

    /** A safe name that is as close to {@code name} as may be. */
    static SafeName of(String name) {
        String clean = trimmed(replaced(Normalizer.normalize(wellFormed(name), Normalizer.Form.NFC)));
        if (clean.startsWith(".")) {
            clean = "_" + clean.substring(1); // neither hidden nor one of the program's own part files
        }
        if (clean.isEmpty()) {
            clean = "recording";
        }
        int first = clean.indexOf('.');
        if (RESERVED.matcher((first < 0 ? clean : clean.substring(0, first)).strip())
                .matches()) {
            clean = "_" + clean;
        }
        int dot = clean.lastIndexOf('.');
        boolean ends = dot > 0 && ENDING.matcher(clean.substring(dot)).matches();
        String ending = ends ? clean.substring(dot) : "";
        String stem = ends ? clean.substring(0, dot) : clean;
        int room = LONGEST - bytes(ending);
        return new SafeName(trimmed(cut(stem, room)), ending);
    }

    /** The name itself, and from 2 on the name with that number. */
    String numbered(int number) {
        return number < 2 ? stem + ending : stem + " (" + number + ")" + ending;
    }

    /** Whether {@code other} is this name with any number, upper and lower case alike. */
    boolean alike(String other) {
        String name = folded(other);
        String head = folded(stem);
        String tail = folded(ending);
        if (name.length() < head.length() + tail.length() || !name.startsWith(head) || !name.endsWith(tail)) {
            return false;
        }
        String between = name.substring(head.length(), name.length() - tail.length());
        return between.isEmpty() || between.matches(" \\([1-9][0-9]{0,8}\\)");
    }

    /** The same file name with another ending. */
    SafeName ending(String other) {
        return new SafeName(stem, other);
    }

    /** As systems see it that tell neither upper from lower case nor ways of writing an accent. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** Halves of surrogate pairs cannot be written into a file name. */
    private static String wellFormed(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String replaced(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        name.codePoints().forEach(point -> clean.appendCodePoint(harmless(point) ? point : '_'));
        return clean.toString();
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> "<>:\"/\\|?*".indexOf(point) < 0;
        };
    }

    /** Windows drops blanks and dots at the end; blanks in front are seen by nobody. */
    private static String trimmed(String name) {
        int start = 0;
        int end = name.length();
        while (end > start && (name.charAt(end - 1) == '.' || blank(name.charAt(end - 1)))) {
            end--;
        }
        while (start < end && blank(name.charAt(start))) {
            start++;
        }
        return name.substring(start, end);
    }

    private static boolean blank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each);
    }

    private static String cut(String name, int room) {
        int end = name.length();
        while (bytes(name.substring(0, end)) > room) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
