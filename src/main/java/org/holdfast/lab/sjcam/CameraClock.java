// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The camera's clock: local time without a zone, 2014-01-01 00:00:00 until somebody sets it (protocol reference,
 * section 8). Confined to the camera's thread.
 */
final class CameraClock {
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");

    private final Clock clock;
    private LocalDateTime set = LocalDateTime.of(2014, 1, 1, 0, 0, 0);
    private Instant setAt;

    CameraClock(Clock clock) {
        this.clock = clock;
        this.setAt = clock.instant();
    }

    LocalDateTime now() {
        return set.plus(Duration.between(setAt, clock.instant()));
    }

    /** {@code YYYY-MM-DD}; anything else, and years before 2000, are ignored. */
    void setDate(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches() || number(date, 1) < 2000) {
            return;
        }
        try {
            set(LocalDateTime.of(LocalDate.of(number(date, 1), number(date, 2), number(date, 3)), now().toLocalTime()));
        } catch (DateTimeException e) {
            return;
        }
    }

    /** {@code HH:MM:SS}; anything else is ignored. */
    void setTime(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return;
        }
        try {
            set(LocalDateTime.of(now().toLocalDate(), LocalTime.of(number(time, 1), number(time, 2), number(time, 3))));
        } catch (DateTimeException e) {
            return;
        }
    }

    private void set(LocalDateTime time) {
        set = time;
        setAt = clock.instant();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
