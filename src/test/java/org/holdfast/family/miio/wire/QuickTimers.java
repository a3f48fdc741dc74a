// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.time.Duration;
import java.util.List;

/** A client's times, short enough for tests and long enough for a busy computer. */
final class QuickTimers {
    static final MiioTimers QUICK = new MiioTimers(
            Duration.ofMillis(600),
            Duration.ofMillis(250),
            List.of(Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofMillis(1200)),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMillis(200));

    private QuickTimers() {}

    /** With a hello before each command. */
    static MiioTimers alwaysIdle() {
        return new MiioTimers(
                QUICK.hello(),
                QUICK.helloRepeat(),
                QUICK.tries(),
                QUICK.patience(),
                Duration.ZERO,
                Duration.ZERO,
                QUICK.grace());
    }
}
