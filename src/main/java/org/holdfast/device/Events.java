// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.time.Instant;
import java.util.function.Consumer;
import org.holdfast.net.Registration;

/** What a device tells by itself. */
public non-sealed interface Events extends Capability {
    /** Calls {@code listener} for each event, from a thread of the connection; it must return at once. */
    Registration listen(Consumer<Event> listener);

    /**
     * One event.
     *
     * @param at when it arrived
     * @param weight how loud the user is told
     * @param text what happened
     * @param changes whether state, settings or facts should be read again
     */
    record Event(Instant at, Weight weight, Text text, boolean changes) {}

    /** How much an event matters. */
    enum Weight {
        /** Shown where it belongs, such as a counter. */
        DETAIL,
        /** Something that the user did or wants to know. */
        NEWS,
        /** Needs the user: card full, battery dying. */
        ALARM
    }
}
