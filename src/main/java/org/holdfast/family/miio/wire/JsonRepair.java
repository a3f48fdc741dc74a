// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.util.Set;

/**
 * One pass over broken JSON that mends what it is told to, outside of texts where that is not about texts themselves
 * (protocol reference, section 4). The result is at most some four times as long as what came.
 */
final class JsonRepair {
    private static final String HOLE = "null";

    private final String broken;
    private final Set<Quirk> quirks;
    private final StringBuilder mended = new StringBuilder();
    private final StringBuilder containers = new StringBuilder();
    private boolean inText;
    private boolean escaped;
    private boolean onlyHoles;
    private int textStart;

    private JsonRepair(String broken, Set<Quirk> quirks) {
        this.broken = broken;
        this.quirks = quirks;
    }

    /** Mends those quirks; the same text where there is nothing of them. */
    static String mend(String broken, Set<Quirk> quirks) {
        return new JsonRepair(broken, quirks).run();
    }

    /** Whether a text ends within a text, a list or an object, as one that was cut off does. */
    static boolean unfinished(String text) {
        JsonRepair scan = new JsonRepair(text, Set.of());
        scan.run();
        return scan.inText || !scan.containers.isEmpty();
    }

    private String run() {
        int at = 0;
        while (at < broken.length()) {
            char each = broken.charAt(at);
            if (inText) {
                text(each);
                at++;
            } else if (each == '0' && quirks.contains(Quirk.SEVERAL_ZEROS)) {
                at = zeros(at);
            } else {
                structure(each);
                at++;
            }
        }
        return mended.toString();
    }

    private void text(char each) {
        if (each < ' ' && quirks.contains(Quirk.CONTROL_CHARACTERS)) {
            // A line end is kept, in the form in which JSON allows it.
            if (!escaped && (each == '\n' || each == '\r')) {
                mended.append(each == '\n' ? "\\n" : "\\r");
            }
            return;
        }
        mended.append(each);
        if (escaped) {
            escaped = false;
        } else if (each == '\\') {
            escaped = true;
        } else if (each == '"') {
            inText = false;
        }
    }

    private void structure(char each) {
        if (each < ' ' && each != '\n' && each != '\r' && quirks.contains(Quirk.CONTROL_CHARACTERS)) {
            return;
        }
        switch (each) {
            case ' ', '\t', '\n', '\r' -> mended.append(each);
            case ',' -> comma();
            case '[', '{' -> {
                onlyHoles = false;
                containers.append(each);
                mended.append(each);
            }
            case ']', '}' -> end(each);
            default -> {
                onlyHoles = false;
                if (each == '"') {
                    inText = true;
                    textStart = mended.length();
                }
                mended.append(each);
            }
        }
    }

    private void comma() {
        char before = last();
        if (quirks.contains(Quirk.EMPTY_MEMBER) && before == ':' && within('{')) {
            mended.setLength(textStart);
            return;
        }
        boolean hole = quirks.contains(Quirk.HOLES) && within('[') && (before == '[' || (before == ',' && onlyHoles));
        if (hole) {
            onlyHoles = true;
            mended.append(HOLE);
        } else if (before == ',' && quirks.contains(Quirk.DOUBLED_COMMA)) {
            return;
        }
        mended.append(',');
    }

    private void end(char each) {
        char before = last();
        if (each == ']' && before == ',' && onlyHoles && within('[')) {
            mended.append(HOLE);
        } else if (each == '}' && quirks.contains(Quirk.EMPTY_MEMBER) && within('{')) {
            if (before == ':') {
                mended.setLength(textStart);
            }
            if (last() == ',') {
                mended.setLength(mended.lastIndexOf(","));
            }
        }
        onlyHoles = false;
        if (!containers.isEmpty()) {
            containers.setLength(containers.length() - 1);
        }
        mended.append(each);
    }

    /** Takes a run of zeros that begins there, and returns what comes behind it. */
    private int zeros(int start) {
        int end = start;
        while (end < broken.length() && broken.charAt(end) == '0') {
            end++;
        }
        boolean wholeNumber = ":,[".indexOf(last()) >= 0 && (end == broken.length() || !inNumber(broken.charAt(end)));
        onlyHoles = false;
        mended.append(broken, wholeNumber ? end - 1 : start, end);
        return end;
    }

    private static boolean inNumber(char each) {
        return (each >= '0' && each <= '9') || each == '.' || each == 'e' || each == 'E';
    }

    private boolean within(char container) {
        return !containers.isEmpty() && containers.charAt(containers.length() - 1) == container;
    }

    /** The last character that is not blank; 0 where there is none. */
    private char last() {
        for (int i = mended.length() - 1; i >= 0; i--) {
            char each = mended.charAt(i);
            if (each != ' ' && each != '\t' && each != '\n' && each != '\r') {
                return each;
            }
        }
        return 0;
    }
}
