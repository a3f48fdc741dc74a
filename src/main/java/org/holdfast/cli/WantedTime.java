// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.service.Switchboard;
import org.jspecify.annotations.Nullable;

/** A length of time as people write it: {@code 30m}, {@code 90s}, {@code 1h30m}. */
final class WantedTime {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    private WantedTime() {}

    static Duration parse(String text) throws UsageFailure {
        Matcher parts = FORM.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new UsageFailure(Words.of("switch.time", text));
        }
        Duration time = Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)));
        if (time.isZero() || time.compareTo(Switchboard.LONGEST_TIMER) > 0) {
            throw new UsageFailure(Words.of("switch.time-length", text));
        }
        return time;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
