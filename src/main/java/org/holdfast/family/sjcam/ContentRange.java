// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a file an answer with 206 holds.
 *
 * @param first offset of its first byte
 * @param last offset of its last byte
 * @param total the whole file's size; empty where it is not told
 */
record ContentRange(long first, long last, OptionalLong total) {
    private static final Pattern FORM =
            Pattern.compile("bytes[ =]?([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)", Pattern.CASE_INSENSITIVE);

    /** Reads the header's value; empty where it makes no sense. */
    static Optional<ContentRange> read(String value) {
        Matcher matcher = FORM.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        OptionalLong total =
                matcher.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(matcher.group(3)));
        boolean sound = first <= last && (total.isEmpty() || last < total.getAsLong());
        return sound ? Optional.of(new ContentRange(first, last, total)) : Optional.empty();
    }

    /** Whether that is everything from {@code from} to the end, in a body of {@code announced} bytes. */
    boolean answers(long from, OptionalLong announced) {
        return first == from
                && (total.isEmpty() || last == total.getAsLong() - 1)
                && (announced.isEmpty() || announced.getAsLong() == last - first + 1);
    }
}
