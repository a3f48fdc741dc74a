// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.time.Duration;

/** A session's times, short enough for tests. */
final class QuickTimers {
    static final SessionTimers QUICK = new SessionTimers(
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(6),
            Duration.ofMillis(30),
            Duration.ofMillis(150),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofMillis(2000),
            Duration.ofMillis(700),
            Duration.ofMillis(300));

    private QuickTimers() {}

    static SessionTimers withMeet(Duration meet) {
        return new SessionTimers(
                meet,
                QUICK.echo(),
                QUICK.settle(),
                QUICK.acknowledge(),
                QUICK.resend(),
                QUICK.alive(),
                QUICK.unheard(),
                QUICK.silence(),
                QUICK.patience(),
                QUICK.doubt(),
                QUICK.proof());
    }
}
