// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.time.Duration;

/**
 * How patient the client is, so that tests need not wait as long as a camera makes people wait; in per cent of the
 * times that fit a real camera (protocol reference, section 15).
 *
 * @param deadlines how long it waits for answers
 * @param pauses how long it waits of its own accord
 */
record Pace(int deadlines, int pauses) {
    /** As a real camera needs it. */
    static final Pace REAL = new Pace(100, 100);

    static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration BEFORE_RETRY = Duration.ofSeconds(1);
    static final Duration BETWEEN_POLLS = Duration.ofMillis(250);
    static final Duration AFTER_MODE = Duration.ofMillis(500);
    static final Duration AFTER_UNTOLD_MODE = Duration.ofSeconds(2);
    static final Duration BETWEEN_WATCHES = Duration.ofSeconds(2);
    static final Duration FIRST_COUNT = Duration.ofSeconds(5);
    static final Duration EVENT_PAUSE = Duration.ofSeconds(1);
    static final Duration FLOODED = Duration.ofMillis(100);
    static final Duration LONGEST_EVENT_PAUSE = Duration.ofSeconds(30);

    Duration deadline(Duration real) {
        return real.multipliedBy(deadlines).dividedBy(100);
    }

    Duration pause(Duration real) {
        return real.multipliedBy(pauses).dividedBy(100);
    }

    void sleep(Duration real) throws InterruptedException {
        Thread.sleep(pause(real));
    }
}
