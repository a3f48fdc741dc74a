// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a clip was recorded, as far as it tells: its name holds the beginning, what is written in it mostly the end
 * (protocol reference, sections 9.1 and 13). Both are the camera's own clock.
 *
 * @param named the beginning, by the name
 * @param written the time in the file
 * @param length how long the clip is
 */
record ClipTime(Optional<LocalDateTime> named, Optional<LocalDateTime> written, Duration length) {
    /** How far apart two clips may lie and still be one recording: the camera needs a moment for the next file. */
    static final Duration NEAR = Duration.ofSeconds(5);

    private static final Pattern NAME =
            Pattern.compile("(\\d{4})_?(\\d{2})(\\d{2})_(\\d{2})(\\d{2})(\\d{2})(?:[^0-9].*)?", Pattern.DOTALL);

    /** The time in a name like {@code 2026_1121_101500_001.MOV}. */
    static Optional<LocalDateTime> inName(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    number(matcher, 1),
                    number(matcher, 2),
                    number(matcher, 3),
                    number(matcher, 4),
                    number(matcher, 5),
                    number(matcher, 6)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** The time in a file's facts, such as {@code 2026-11-21T10:15:00.000000Z}; the zone says nothing. */
    static Optional<LocalDateTime> inFacts(String text) {
        try {
            LocalDateTime time = LocalDateTime.ofInstant(
                    DateTimeFormatter.ISO_INSTANT.parse(text.strip().toUpperCase(Locale.ROOT), java.time.Instant::from),
                    ZoneOffset.UTC);
            // Clocks that were never set say 1904 or 1970.
            return time.getYear() < 2000 || time.getYear() > 2200 ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * How much time lies between this clip's end and the next one's beginning, negative where they overlap; the
     * kindest of what names and files say. Empty where they say nothing.
     */
    Optional<Duration> gapTo(ClipTime next) {
        List<Duration> gaps = Stream.of(
                        between(named, next.named).map(apart -> apart.minus(length)),
                        // Written when it stopped, or, by other recorders, when it began.
                        between(written, next.written).map(apart -> apart.minus(next.length)),
                        between(written, next.written).map(apart -> apart.minus(length)))
                .flatMap(Optional::stream)
                .toList();
        return gaps.stream().min(java.util.Comparator.comparing(Duration::abs));
    }

    private static Optional<Duration> between(Optional<LocalDateTime> one, Optional<LocalDateTime> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(Duration.between(one.get(), other.get()))
                : Optional.empty();
    }
}
