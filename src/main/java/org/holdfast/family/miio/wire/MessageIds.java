// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.time.Clock;

/**
 * The ids of the commands to one device. Devices stay silent at an id that they saw lately, also in an earlier run of a
 * program: so ids follow the clock, a thousand to the second, and have nine digits, which keeps clear of 9998 and 9999
 * (protocol reference, section 5). For one thread at a time.
 */
final class MessageIds {
    static final int FIRST = 100_000_000;
    static final int LAST = 999_999_999;

    /** Between a try and the next; protocol reference, section 5. */
    private static final int SKIPPED = 100;

    private int next;

    MessageIds(Clock clock) {
        this.next = FIRST + (int) Math.floorMod(clock.millis(), LAST - FIRST + 1L);
    }

    /** A fresh id. */
    int next() {
        int id = next;
        next = id == LAST ? FIRST : id + 1;
        return id;
    }

    /** Leaves out a hundred, before a command is sent again. */
    void skip() {
        next = next > LAST - SKIPPED ? FIRST : next + SKIPPED - 1;
    }
}
