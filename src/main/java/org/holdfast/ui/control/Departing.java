// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.Optional;

/** A page of the device page on which a device can be sent away, so that losing its connection is no failure. */
public interface Departing {
    /** Where the device was sent; empty while nothing that ends the connection was asked of it. */
    Optional<Departure> departure();

    /**
     * What is said in place of a failure.
     *
     * @param title what happened, in the user's language
     * @param words what to expect now
     */
    record Departure(String title, String words) {}
}
