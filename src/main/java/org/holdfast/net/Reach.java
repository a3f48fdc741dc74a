// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.net.InetAddress;

/** How far anything that Holdfast sends may go. Every socket and every player asks before it connects. */
public enum Reach {
    /** The local network, as in daily use. */
    ANYWHERE,
    /** This computer only: the lab, the tour and the tests. */
    LOOPBACK;

    /** Whether something may be sent to {@code address}. */
    public boolean allows(InetAddress address) {
        return this == ANYWHERE || address.isLoopbackAddress();
    }

    /**
     * Refuses an address that is out of reach.
     *
     * @throws OutOfReachException when {@code address} may not be contacted
     */
    public void require(InetAddress address) throws OutOfReachException {
        if (!allows(address)) {
            throw new OutOfReachException(address);
        }
    }
}
