// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A device's own seconds, which it wants to see in each command: what it said last, and what has passed since (protocol
 * reference, section 3). Times are those of {@link System#nanoTime}. For one thread at a time.
 */
final class StampClock {
    /** How far a stamp may be off before it counts as another time, in seconds. */
    static final long TOLERANCE = 2;

    private boolean known;
    private long stamp;
    private long heardNanos;

    /**
     * Takes what the device says; 0 says nothing.
     *
     * @return by how many seconds it is ahead of what was expected, below 0 where it jumped back; empty where nothing was
     */
    OptionalLong heard(long said, long nanos) {
        if (said == 0 || said == Packets.NOBODY) {
            return OptionalLong.empty();
        }
        OptionalLong ahead = known ? OptionalLong.of(said - now(nanos)) : OptionalLong.empty();
        known = true;
        stamp = said;
        heardNanos = nanos;
        return ahead;
    }

    /** What the device's clock shows; 0 while nothing is known. */
    long now(long nanos) {
        return known ? stamp + TimeUnit.NANOSECONDS.toSeconds(nanos - heardNanos) : 0;
    }
}
