// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.device.Text;
import org.holdfast.ui.control.Phrases;

/** The texts of the recordings screens: sizes, spans, days. */
final class RecordingTexts {
    static final String BUNDLE = "org.holdfast.ui.recordings.words";
    private static final double KILO = 1000;

    private RecordingTexts() {}

    /** A text of {@code words.properties}. */
    static Text of(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    /** A size in decimal units, as file managers show it. */
    static Text size(long bytes) {
        double kilo = Math.max(0, bytes) / KILO;
        if (kilo < 999.5) {
            return of("size.kilo", Math.round(kilo));
        }
        return kilo < 999_950 ? of("size.mega", kilo / KILO) : of("size.giga", kilo / KILO / KILO);
    }

    /** A speed in megabytes a second. */
    static Text speed(double bytesPerSecond) {
        return of("speed", Math.max(0, bytesPerSecond) / KILO / KILO);
    }

    /** A span as a person says it: 4 s, 12 min, 3 h 20 min. */
    static Text span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return of("span.seconds", seconds);
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 60 ? of("span.minutes", minutes) : of("span.hours", minutes / 60, minutes % 60);
    }

    /** A running time as on a clock: 0:07, 12:40, 1:02:03. */
    static String clock(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** A day as a heading; today and yesterday by these words. */
    static String day(Phrases phrases, Optional<LocalDate> day, LocalDate today) {
        if (day.isEmpty()) {
            return phrases.of("day.unknown");
        }
        LocalDate date = day.get();
        if (date.equals(today)) {
            return phrases.of("day.today");
        }
        if (date.equals(today.minusDays(1))) {
            return phrases.of("day.yesterday");
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(phrases.locale())
                .format(date);
    }

    /** A moment of the device's clock. */
    static String moment(Phrases phrases, LocalDateTime moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(phrases.locale())
                .format(moment);
    }
}
