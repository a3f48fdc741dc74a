// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.time.Duration;

/** How fast something grows, smoothed. For one thread. */
final class Speed {
    /** Sums before this are too short to say anything. */
    private static final long SPAN = Duration.ofMillis(250).toNanos();

    /** What happened so long ago counts for a third. */
    private static final double MEMORY = Duration.ofSeconds(3).toNanos();

    private long since;
    private long amount;
    private double perSecond;
    private boolean known;

    Speed(long nanos, long amount) {
        since = nanos;
        this.amount = amount;
    }

    /** @return whether there is something new to show */
    boolean at(long nanos, long now) {
        long span = nanos - since;
        if (span < SPAN) {
            return false;
        }
        double fresh = Math.max(0, now - amount) * 1e9 / span;
        double weight = known ? 1 - Math.exp(-span / MEMORY) : 1;
        perSecond += weight * (fresh - perSecond);
        known = true;
        since = nanos;
        amount = now;
        return true;
    }

    /** 0 while nothing is known. */
    double perSecond() {
        return perSecond;
    }
}
