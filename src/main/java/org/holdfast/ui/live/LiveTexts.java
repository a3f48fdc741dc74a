// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.time.Duration;
import java.util.Locale;
import org.holdfast.device.Text;

/** The texts of the live screens. */
public final class LiveTexts {
    private static final String BUNDLE = "org.holdfast.ui.live.words";
    private static final long KILO = 1000;

    private LiveTexts() {}

    /** A text of {@code words.properties}. */
    static Text of(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    /** A span as a person says it: 4 s, 12 min, 3 h, 2 days. */
    static Text span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return of("span.seconds", seconds);
        }
        if (seconds < 3600) {
            return of("span.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            return of("span.hours", seconds / 3600);
        }
        return of("span.days", seconds / 86_400);
    }

    /** A length of film that still fits: 45 s, 12 min, 3 h 20 min. */
    static Text length(Duration length) {
        long minutes = length.toMinutes();
        return minutes < 60 ? span(length) : of("length.hours", minutes / 60, minutes % 60);
    }

    /** A running time as on a clock: 0:07, 12:40, 1:02:03. */
    public static String clock(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** A size in decimal units, as file managers show it. */
    static Text size(long bytes) {
        if (bytes < KILO * KILO) {
            return of("size.kilo", Math.max(0, bytes) / KILO);
        }
        if (bytes < KILO * KILO * KILO) {
            return of("size.mega", bytes / (double) (KILO * KILO));
        }
        return of("size.giga", bytes / (double) (KILO * KILO * KILO));
    }
}
