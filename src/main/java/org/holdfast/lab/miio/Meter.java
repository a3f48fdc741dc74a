// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.time.Clock;
import java.util.function.LongToDoubleFunction;

/** Measures what goes through it, second by second, and adds it up. For one thread at a time. */
final class Meter {
    private static final double JOULES = 3_600_000;

    /** What is older than this was not counted. */
    private static final long LONGEST_GAP = 2 * 86_400;

    private final Clock clock;
    private final LongToDoubleFunction watts;
    private double joules;
    private long counted;

    /**
     * @param watts what goes through in a second, as things are switched now
     * @param kilowattHours what it showed at first
     */
    Meter(Clock clock, LongToDoubleFunction watts, double kilowattHours) {
        this.clock = clock;
        this.watts = watts;
        this.joules = kilowattHours * JOULES;
        this.counted = now();
    }

    /** Adds up until now. To be called before anything is switched. */
    void count() {
        count(now());
    }

    /** Adds up until a second that has begun. */
    void count(long until) {
        for (long second = Math.max(counted, until - LONGEST_GAP); second < until; second++) {
            joules += watts.applyAsDouble(second);
        }
        counted = Math.max(counted, until);
    }

    double watts() {
        return watts.applyAsDouble(now());
    }

    double amperes() {
        return watts() / volts();
    }

    double volts() {
        return Household.volts(now());
    }

    double kilowattHours() {
        count();
        return joules / JOULES;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
