// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.time.Duration;
import java.util.List;

/**
 * How long a client waits.
 *
 * @param hello for the answer to a hello, before each try
 * @param helloRepeat between two hellos meanwhile
 * @param tries for the answer to a command, one entry for each time that it is sent
 * @param patience for everything together
 * @param idle after so long without an answer a hello comes first
 * @param idleBeforeOnce the same before a command that cannot be sent again
 * @param grace for the right answer, after one that cannot be read and names no id
 */
public record MiioTimers(
        Duration hello,
        Duration helloRepeat,
        List<Duration> tries,
        Duration patience,
        Duration idle,
        Duration idleBeforeOnce,
        Duration grace) {
    /** What the protocol reference says, sections 3 and 5. */
    public static final MiioTimers REFERENCE = new MiioTimers(
            Duration.ofSeconds(1),
            Duration.ofMillis(400),
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)),
            Duration.ofSeconds(7),
            Duration.ofSeconds(120),
            Duration.ofSeconds(5),
            Duration.ofMillis(200));

    public MiioTimers {
        tries = List.copyOf(tries);
    }
}
