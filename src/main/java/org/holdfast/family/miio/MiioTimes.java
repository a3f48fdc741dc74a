// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.time.Duration;
import org.holdfast.family.miio.dialect.Pause;
import org.holdfast.family.miio.wire.MiioTimers;

/**
 * How long this family waits, so that tests need not wait as long as devices make people wait.
 *
 * @param client for answers to commands
 * @param search for the answers to a search, all rounds together
 * @param model how long a device that was found is held back for what may tell its model
 * @param asking for the answer of one address
 * @param beat between two looks whether a device that is in use is still there
 * @param pause waits between commands
 */
record MiioTimes(MiioTimers client, Duration search, Duration model, Duration asking, Duration beat, Pause pause) {
    /** As real devices need it (protocol reference, sections 2 and 5). */
    static final MiioTimes REFERENCE = new MiioTimes(
            MiioTimers.REFERENCE,
            Duration.ofSeconds(4),
            Duration.ofMillis(1200),
            Duration.ofSeconds(3),
            Duration.ofSeconds(20),
            Pause.REAL);
}
