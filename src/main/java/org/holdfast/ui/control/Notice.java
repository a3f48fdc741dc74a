// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.time.Instant;
import java.util.Optional;

/**
 * Something the user is told beside what they do.
 *
 * @param weight how loud
 * @param words one or two sentences
 * @param deed what can be done about it, such as undo
 */
public record Notice(Instant at, Weight weight, String words, Optional<Deed> deed) {
    /** How loud. */
    public enum Weight {
        /** Goes by itself after a few seconds. */
        PASSING,
        /** Something is wrong; stays until it was read. */
        ALARM
    }

    /** One thing to do about it. */
    public record Deed(String words, Runnable action) {}

    /** A notice that goes by itself. */
    public static Notice passing(Instant at, String words) {
        return new Notice(at, Weight.PASSING, words, Optional.empty());
    }
}
