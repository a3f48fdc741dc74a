// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Hears of what a search finds, on the search's own threads, each thing once a search. */
public interface SearchListener {
    /** A camera answered. */
    void sighted(Sighting sighting);

    /**
     * Something answered in a form that is not known.
     *
     * @param datagram what came, as it was on the wire; the listener's own
     */
    default void unreadable(InetSocketAddress from, ByteBuffer datagram) {}
}
