// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import java.time.Duration;

/** Waits of its own accord; tests need not. */
@FunctionalInterface
public interface Pause {
    /** As long as it says. */
    Pause REAL = Thread::sleep;

    void of(Duration time) throws InterruptedException;
}
