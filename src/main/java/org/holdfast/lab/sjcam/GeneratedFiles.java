// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;

/**
 * As many clips as a fault wants, begun a minute after one another, none of them stored: each is worked out from its
 * number. Thread-safe.
 */
final class GeneratedFiles {
    private static final LocalDateTime FIRST = LocalDateTime.of(2015, 1, 1, 0, 0);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy_MMdd_HHmmss", Locale.ROOT);
    private static final int STAMP = "yyyy_MMdd_HHmmss".length();
    /** All sizes have as many digits, so that all rows of a list are equally long. */
    private static final long SMALLEST = 2_200_000;

    private static final long SPREAD = 7_000_000;
    private static final long BYTES_PER_SECOND = 270_000;
    private static final int LOCKED_EVERY = 10;
    private static final String HUGE = "2016_1003_060000_001.MOV";
    private static final LocalDateTime HUGE_ENDED = LocalDateTime.of(2016, 10, 3, 6, 34, 20);

    private final Faults faults;
    private final Callable<Path> start;
    private final Set<Integer> deleted = ConcurrentHashMap.newKeySet();

    /** @param start gives the real short clip with which each begins */
    GeneratedFiles(Faults faults, Callable<Path> start) {
        this.faults = faults;
        this.start = start;
    }

    /** How many numbers there are, deleted ones included. */
    int count() {
        return faults.number(Fault.MANY_FILES, 0);
    }

    /** The file of a number, empty once it was deleted. */
    Optional<CardFile> file(int number) {
        if (number < 0 || number >= count() || deleted.contains(number)) {
            return Optional.empty();
        }
        return Optional.of(made(number));
    }

    /** One like all the others. */
    CardFile example() {
        return made(0);
    }

    private CardFile made(int number) {
        LocalDateTime began = FIRST.plusMinutes(number);
        long size = SMALLEST + Math.floorMod(number * 7_919_993L, SPREAD);
        return new CardFile(
                Card.MOVIES,
                name(number),
                began.plusSeconds(size / BYTES_PER_SECOND),
                number % LOCKED_EVERY == 0,
                new GeneratedClip(start, size, number));
    }

    /** The file of a name. */
    Optional<CardFile> file(String path) {
        String upper = path.toUpperCase(Locale.ROOT);
        Optional<CardFile> huge = huge().filter(file -> file.path().equals(upper));
        if (huge.isPresent() || count() == 0 || !upper.startsWith(Card.MOVIES + "/")) {
            return huge;
        }
        return number(upper.substring(Card.MOVIES.length() + 1)).flatMap(this::file);
    }

    /** One clip of any size. */
    Optional<CardFile> huge() {
        return faults.value(Fault.HUGE_FILE)
                .map(size -> new CardFile(
                        Card.MOVIES, HUGE, HUGE_ENDED, false, new GeneratedClip(start, Long.parseLong(size), -1)));
    }

    /** Whether there was one, which is gone now. */
    boolean delete(String path) {
        String upper = path.toUpperCase(Locale.ROOT);
        Optional<CardFile> file = file(upper);
        if (file.isEmpty() || file.get().guarded()) {
            return false;
        }
        if (file.get().name().equals(HUGE)) {
            faults.off(Fault.HUGE_FILE);
            return true;
        }
        return number(file.get().name()).filter(deleted::add).isPresent();
    }

    private static String name(int number) {
        return NAME.format(FIRST.plusMinutes(number)) + String.format(Locale.ROOT, "_%03d.MOV", number % 1000);
    }

    private static Optional<Integer> number(String name) {
        if (name.length() <= STAMP) {
            return Optional.empty();
        }
        try {
            long minutes = Duration.between(FIRST, LocalDateTime.parse(name.substring(0, STAMP), NAME))
                    .toMinutes();
            boolean right = minutes >= 0
                    && minutes <= Integer.MAX_VALUE
                    && name((int) minutes).equals(name);
            return right ? Optional.of((int) minutes) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
