// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.time.Clock;
import java.util.Optional;
import org.holdfast.device.DeviceException;

/** What is said when a change could not be saved and nothing on the page has room for the reason. */
public final class Refusal {
    private Refusal() {}

    /** The notice. */
    public static Notice notice(Clock clock, Phrases phrases, DeviceException why) {
        String words = phrases.say(why.sentence()) + " " + phrases.say(why.advice());
        return new Notice(clock.instant(), Notice.Weight.ALARM, words, Optional.empty());
    }
}
