// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;

/** Looks for devices of every family. Thread-safe. */
public interface Discovery extends AutoCloseable {
    /** Searches once and waits for all families to finish. */
    List<Found> searchOnce() throws InterruptedException;

    /**
     * Searches again and again, with pauses that grow while nothing changes, until the registration is closed. What
     * is found changes {@link #state}; several holders share one search.
     */
    Registration keepSearching();

    /** Starts a round at once where {@link #keepSearching} is between two. */
    void searchNow();

    /** What is known now. */
    State state();

    /** Calls {@code changed} after each change of {@link #state}, from any thread; it must return at once. */
    Registration listen(Runnable changed);

    /**
     * Asks one address what it is.
     *
     * @param family only this family; empty asks all and gives the first that knows the answer
     * @throws DeviceException when nothing there can be used or named
     */
    Found identify(Optional<String> family, Address address) throws DeviceException, InterruptedException;

    /** What on this system may be in the way, most likely first; never empty. May take a second. */
    List<Obstacle> obstacles();

    @Override
    void close();

    /**
     * A search's state.
     *
     * @param searching whether a round runs
     * @param rounds finished rounds
     * @param found what answers now and is not in the device book
     * @param answering ids of saved devices that answered in the last round
     * @param finished when the last round ended; empty before the first
     */
    record State(boolean searching, int rounds, List<Found> found, List<String> answering, Optional<Instant> finished) {
        public State {
            found = List.copyOf(found);
            answering = List.copyOf(answering);
        }
    }

    /**
     * One thing that may be in the way.
     *
     * @param observed whether it was seen on this system, rather than only being common
     * @param what what it is
     * @param remedy what to do
     */
    record Obstacle(boolean observed, org.holdfast.device.Text what, org.holdfast.device.Text remedy) {}
}
