// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.time.Duration;

/**
 * How patient the client is, so that tests need not wait as long as a camera does.
 *
 * @param percent of the times that fit a real camera (protocol reference, section 15)
 */
record Pace(int percent) {
    /** As a real camera needs it. */
    static final Pace REAL = new Pace(100);

    static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration BEFORE_RETRY = Duration.ofSeconds(1);
    static final Duration BETWEEN_POLLS = Duration.ofMillis(250);
    static final Duration AFTER_MODE = Duration.ofMillis(500);
    static final Duration AFTER_UNTOLD_MODE = Duration.ofSeconds(2);
    static final Duration BETWEEN_WATCHES = Duration.ofSeconds(2);
    static final Duration FIRST_COUNT = Duration.ofSeconds(5);
    static final Duration EVENT_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_EVENT_PAUSE = Duration.ofSeconds(30);

    Duration of(Duration real) {
        return real.multipliedBy(percent).dividedBy(100);
    }

    void sleep(Duration real) throws InterruptedException {
        Thread.sleep(of(real));
    }
}
