// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A firmware's version, such as 1.5.4.
 *
 * @param numbers three of them
 */
record FirmwareVersion(List<Integer> numbers) implements Comparable<FirmwareVersion> {
    private static final Pattern DOTTED =
            Pattern.compile("(?<![0-9.])([0-9]{1,3})\\.([0-9]{1,3})(?:\\.([0-9]{1,3}))?(?![0-9.])");

    FirmwareVersion {
        numbers = List.copyOf(numbers);
    }

    /** The first version in a camera's words. */
    static Optional<FirmwareVersion> find(String words) {
        Matcher dotted = DOTTED.matcher(words);
        if (!dotted.find()) {
            return Optional.empty();
        }
        String third = dotted.group(3) == null ? "0" : dotted.group(3);
        return Optional.of(new FirmwareVersion(Arrays.asList(
                Integer.valueOf(dotted.group(1)), Integer.valueOf(dotted.group(2)), Integer.valueOf(third))));
    }

    @Override
    public int compareTo(FirmwareVersion other) {
        return Arrays.compare(
                numbers.stream().mapToInt(Integer::intValue).toArray(),
                other.numbers.stream().mapToInt(Integer::intValue).toArray());
    }
}
