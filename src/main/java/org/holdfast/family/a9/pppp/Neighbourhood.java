// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.net.InetAddress;
import org.holdfast.net.Network;

/** Which addresses the transport may speak to: those at home, never a vendor's server (protocol reference, section 12). */
final class Neighbourhood {
    private Neighbourhood() {}

    /** Whether an address is in reach and private, or in a network of this computer. */
    static boolean holds(Network network, InetAddress address) {
        if (!network.reach().allows(address)) {
            return false;
        }
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || network.interfaces().active().stream()
                        .anyMatch(each -> !each.pointToPoint() && each.reaches(address));
    }
}
