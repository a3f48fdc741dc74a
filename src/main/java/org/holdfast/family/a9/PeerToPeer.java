// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.family.a9.pppp.Uid;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.SearchTargets;

/** Finds the cameras that speak PPPP and opens sessions with them; the tests' way to do without a network. */
interface PeerToPeer {
    /** Where a camera listens for searches (protocol reference, section 3.2). */
    int SEARCH_PORT = 32108;

    /**
     * Searches whole networks and single addresses at once, in every wire form.
     *
     * @param found called from any thread, once for each camera that answers
     */
    void search(List<SearchTargets.Broadcast> networks, List<SearchTargets.Target> single, Consumer<Camera> found)
            throws InterruptedException;

    /** Asks one address, until a camera answers or its time is over. */
    Optional<Camera> first(SearchTargets.Target target) throws InterruptedException;

    /**
     * Opens a session with the camera at an address, whichever it is.
     *
     * @throws DeviceException when nobody answers there
     */
    Opened open(Address address, Optional<LocalInterface> via) throws DeviceException, InterruptedException;

    /**
     * A camera that answered.
     *
     * @param form the pass phrase of its cipher, {@code plain}, or another name for its key
     * @param target the single address that was asked; empty where a whole network was
     */
    record Camera(Uid uid, InetSocketAddress at, String form, Optional<SearchTargets.Target> target) {}

    /**
     * An open session.
     *
     * @param form as in {@link Camera}
     * @param ciphered whether it has a cipher
     */
    record Opened(PpppSession session, String form, boolean ciphered) {}
}
