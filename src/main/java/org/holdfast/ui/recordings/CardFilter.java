// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.device.Recording;

/**
 * Which recordings are shown and in which order.
 *
 * @param kind empty for all
 * @param day empty for all
 * @param lockedOnly whether only protected ones are shown
 * @param words looked for in the name; blank for all
 * @param newestFirst the order of days, and within each
 */
record CardFilter(
        Optional<Recording.Kind> kind, Optional<LocalDate> day, boolean lockedOnly, String words, boolean newestFirst) {
    /** Everything, newest first. */
    static final CardFilter ALL = new CardFilter(Optional.empty(), Optional.empty(), false, "", true);

    CardFilter withKind(Optional<Recording.Kind> value) {
        return new CardFilter(value, day, lockedOnly, words, newestFirst);
    }

    CardFilter withDay(Optional<LocalDate> value) {
        return new CardFilter(kind, value, lockedOnly, words, newestFirst);
    }

    CardFilter withLockedOnly(boolean value) {
        return new CardFilter(kind, day, value, words, newestFirst);
    }

    CardFilter withWords(String value) {
        return new CardFilter(kind, day, lockedOnly, value, newestFirst);
    }

    CardFilter withNewestFirst(boolean value) {
        return new CardFilter(kind, day, lockedOnly, words, value);
    }

    /** Whether it leaves anything out by choice. */
    boolean narrows() {
        return kind.isPresent() || day.isPresent() || lockedOnly || !words.isBlank();
    }

    /** What passes, in the order of the screen. */
    List<Recording> of(List<Recording> recordings) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        Comparator<Recording> order = Comparator.comparing(
                        (Recording recording) -> recording.began().orElse(LocalDateTime.MIN))
                .thenComparing(Recording::path);
        return recordings.stream()
                .filter(recording -> kind.isEmpty() || kind.get() == recording.kind())
                .filter(recording -> day.isEmpty() || day.equals(day(recording)))
                .filter(recording -> !lockedOnly || recording.locked())
                .filter(recording -> wanted.isEmpty()
                        || recording.name().toLowerCase(Locale.ROOT).contains(wanted))
                .distinct()
                .sorted(newestFirst ? order.reversed() : order)
                .toList();
    }

    /** The day on which it was begun, by the device's clock. */
    static Optional<LocalDate> day(Recording recording) {
        return recording.began().map(LocalDateTime::toLocalDate);
    }

    /** The days that recordings are of, newest first. */
    static List<LocalDate> days(List<Recording> recordings) {
        return recordings.stream()
                .flatMap(recording -> day(recording).stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
