// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;

/** Sizes, speeds and times as people read them. */
final class Measures {
    private static final int LONGEST_NAME = 32;

    private Measures() {}

    /** Decimal, as file managers and card makers count. */
    static Text size(long bytes) {
        if (bytes < 1000) {
            return Words.of("size.bytes", Long.toString(bytes));
        }
        if (bytes < 999_500) {
            return Words.of("size.kilobytes", bytes / 1e3);
        }
        return bytes < 999_950_000 ? Words.of("size.megabytes", bytes / 1e6) : Words.of("size.gigabytes", bytes / 1e9);
    }

    /** As the device tells it, marked where it rounds; empty where it tells none. */
    static Optional<Text> size(Recording recording) {
        if (recording.size().isEmpty()) {
            return Optional.empty();
        }
        Text exact = size(recording.size().getAsLong());
        return Optional.of(recording.sizeTolerance() == 0 ? exact : Words.of("size.about", exact));
    }

    static Text speed(double bytesPerSecond) {
        return Words.of("size.speed", size((long) bytesPerSecond));
    }

    /** As {@code 1:05} or {@code 1:00:05}. */
    static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format("%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** A name that fits on a line with other things. */
    static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST_NAME) {
            return name;
        }
        // The end of a name tells more: a number and what kind of file it is.
        return "…" + name.substring(name.offsetByCodePoints(0, length - LONGEST_NAME + 1));
    }
}
