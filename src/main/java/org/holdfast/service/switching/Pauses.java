// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Duration;
import org.holdfast.device.Switches;

/** How long to wait before a device is asked again. */
final class Pauses {
    /** No device that is looked at is left alone for longer. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** Where a device did not say yet how often it stands being asked. */
    static final Switches.Rhythm UNKNOWN = new Switches.Rhythm(Duration.ofSeconds(5), Duration.ofSeconds(60));

    private static final Duration SHORTEST = Duration.ofMillis(250);

    private Pauses() {}

    /** The rhythm within what is sensible, whatever a model's description says. */
    static Duration quick(Switches.Rhythm rhythm) {
        return within(rhythm.quick());
    }

    static Duration slow(Switches.Rhythm rhythm) {
        Duration slow = rhythm.slow();
        return slow.compareTo(quick(rhythm)) < 0 ? quick(rhythm) : slow;
    }

    /**
     * After an answer: so that changes are seen within the rhythm, and a slow device has a rest all the same.
     *
     * @param took how long it took to answer
     */
    static Duration afterAnswer(Switches.Rhythm rhythm, Duration took) {
        Duration quick = quick(rhythm);
        Duration left = quick.minus(took);
        Duration rest = quick.dividedBy(4);
        return left.compareTo(rest) < 0 ? rest : left;
    }

    /** @param failures how many followed each other, from 1 */
    static Duration afterFailure(Switches.Rhythm rhythm, int failures) {
        long doubled = quick(rhythm).toNanos() << Math.clamp(failures - 1L, 0, 12);
        return doubled > LONGEST.toNanos() ? LONGEST : Duration.ofNanos(doubled);
    }

    private static Duration within(Duration quick) {
        if (quick.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return quick.compareTo(LONGEST) > 0 ? LONGEST : quick;
    }
}
