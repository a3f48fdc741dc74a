// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.time.Duration;
import java.util.List;

/**
 * How a device is given time to do what it accepted, before it is asked what came of it (protocol reference, section 11).
 */
interface Pause {
    /** Before the first and, where it has not happened by then, before the second look. */
    List<Duration> LOOKS = List.of(Duration.ofMillis(250), Duration.ofMillis(500));

    /** Waits. */
    void take(Duration time) throws InterruptedException;
}
