// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.Network;

/** Where devices are spoken to: at home, and never elsewhere. */
public final class Neighbourhood {
    /** Where devices listen (protocol reference, section 1). */
    public static final int PORT = 54321;

    private Neighbourhood() {}

    /** Whether an address is in reach and private, or in a network of this computer. */
    public static boolean holds(Network network, InetAddress address) {
        return network.reach().allows(address)
                && (address.isSiteLocalAddress() || address.isLinkLocalAddress() || isOwn(network, address));
    }

    /** Whether an address lies in a network of this computer. */
    public static boolean isOwn(Network network, InetAddress address) {
        return address.isLoopbackAddress()
                || network.interfaces().active().stream()
                        .anyMatch(each -> !each.pointToPoint() && each.reaches(address));
    }

    /** Where a device is: the address's IPv4 form, at its own port or the usual one. */
    public static InetSocketAddress resolve(Network network, Address address) throws UnknownHostException {
        InetAddress host = ClientSockets.resolve(network.reach(), address.host()).stream()
                .filter(each -> each instanceof Inet4Address)
                .findFirst()
                .orElseThrow(() -> new UnknownHostException("These devices have IPv4 addresses"));
        return new InetSocketAddress(host, address.portOr(PORT));
    }
}
