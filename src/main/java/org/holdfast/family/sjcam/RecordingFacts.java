// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.Recording;

/** What name, times and size of a listed file tell about it (protocol reference, sections 9.1, 9.3 and 13). */
final class RecordingFacts {
    private static final Set<String> CLIPS = Set.of("MOV", "MP4", "M4V", "AVI", "TS");
    private static final Set<String> PHOTOS = Set.of("JPG", "JPEG");
    private static final Pattern NAME =
            Pattern.compile("([0-9]{4})_([0-9]{2})([0-9]{2})_([0-9]{2})([0-9]{2})([0-9]{2})(?![0-9]).*");

    /** A clip ends with its loop chunk or at 4 GB; what seems longer had its clock set meanwhile. */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** A list that tells the start instead of the end is off by so much at most. */
    private static final Duration START_AGAIN = Duration.ofSeconds(2);

    /** Bytes a second of anything that plays as long as it took; lapse recordings have far fewer. */
    private static final long FEWEST = 80_000;

    private static final long MOST = 25_000_000;

    private RecordingFacts() {}

    /** The recording that a listed file is. */
    static Recording of(CardFile file, Dialect dialect) {
        Recording.Kind kind = kind(file.name());
        Optional<LocalDateTime> named = named(file.name());
        Optional<Duration> length =
                kind == Recording.Kind.CLIP && named.isPresent() && file.time().isPresent()
                        ? length(Duration.between(named.get(), file.time().get()), file.size(), dialect)
                        : Optional.empty();
        return new Recording(
                file.path(),
                kind,
                file.size(),
                file.sizeTolerance(),
                named.or(file::time),
                length,
                file.locked(),
                false);
    }

    /** What it is, by the ending of its name. */
    static Recording.Kind kind(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        if (CLIPS.contains(ending)) {
            return Recording.Kind.CLIP;
        }
        return PHOTOS.contains(ending) ? Recording.Kind.PHOTO : Recording.Kind.OTHER;
    }

    /** The start that the name tells. */
    static Optional<LocalDateTime> named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int[] part = new int[6];
        for (int i = 0; i < part.length; i++) {
            part[i] = Integer.parseInt(matcher.group(i + 1));
        }
        try {
            return Optional.of(LocalDateTime.of(part[0], part[1], part[2], part[3], part[4], part[5]));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> length(Duration lasted, OptionalLong size, Dialect dialect) {
        boolean startAgain = dialect == Dialect.YI
                || (dialect == Dialect.UNKNOWN && lasted.compareTo(START_AGAIN) <= 0)
                || lasted.compareTo(Duration.ofSeconds(1)) < 0;
        if (startAgain || lasted.compareTo(LONGEST) > 0 || size.isEmpty()) {
            return Optional.empty();
        }
        long rate = size.getAsLong() / lasted.toSeconds();
        return rate >= FEWEST && rate <= MOST ? Optional.of(lasted) : Optional.empty();
    }
}
