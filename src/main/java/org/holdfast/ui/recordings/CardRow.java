// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Recording;

/** One line of the card: a day, or some recordings side by side. */
sealed interface CardRow {
    /**
     * The beginning of a day.
     *
     * @param day empty where the device told no time
     * @param recordings how many are shown of it
     * @param bytes how large they are together, as far as the device told
     */
    record Heading(Optional<LocalDate> day, int recordings, long bytes) implements CardRow {}

    /** Recordings side by side, at most as many as fit. */
    record Line(List<Recording> recordings) implements CardRow {
        public Line {
            recordings = List.copyOf(recordings);
        }
    }
}
