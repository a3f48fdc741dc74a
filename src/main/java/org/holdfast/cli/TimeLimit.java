// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a command goes on.
 *
 * @param given by {@code --seconds}; whether it goes on until the user stops it otherwise
 */
record TimeLimit(boolean given, Duration length) {
    /** Longer than anybody waits, and short enough for every clock. */
    private static final Duration FOREVER = Duration.ofDays(365);

    /** What {@code --seconds} means; null where it was not given. */
    static TimeLimit of(@Nullable Long seconds) throws UsageFailure {
        if (seconds == null) {
            return new TimeLimit(false, FOREVER);
        }
        if (seconds < 1 || seconds > FOREVER.toSeconds()) {
            throw new UsageFailure(Words.of("seconds"));
        }
        return new TimeLimit(true, Duration.ofSeconds(seconds));
    }
}
