// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.holdfast.device.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings are meant.
 *
 * @param day by the device's clock; a recording that tells no time is of no day
 */
record RecordingFilter(Optional<Recording.Kind> kind, Optional<LocalDate> day, boolean lockedOnly)
        implements Predicate<Recording> {
    /** Reads the options; null where one was not given. */
    static RecordingFilter of(@Nullable String kind, @Nullable String day, boolean lockedOnly) throws UsageFailure {
        return new RecordingFilter(
                kind == null ? Optional.empty() : Optional.of(kind(kind)),
                day == null ? Optional.empty() : Optional.of(day(day)),
                lockedOnly);
    }

    private static Recording.Kind kind(String text) throws UsageFailure {
        return Arrays.stream(Recording.Kind.values())
                .filter(each -> word(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageFailure(Words.of(
                        "recordings.kinds",
                        text,
                        Arrays.stream(Recording.Kind.values())
                                .map(RecordingFilter::word)
                                .collect(Collectors.joining(", ")))));
    }

    /** How the command line calls a kind. */
    static String word(Recording.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(String text) throws UsageFailure {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageFailure(Words.of("recordings.day", text));
        }
    }

    @Override
    public boolean test(Recording recording) {
        return (kind.isEmpty() || kind.get() == recording.kind())
                && (day.isEmpty()
                        || recording
                                .began()
                                .filter(began -> began.toLocalDate().equals(day.get()))
                                .isPresent())
                && (!lockedOnly || recording.locked());
    }
}
