// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;

/** Where others reach a device that listens on every address of this computer. */
final class OwnAddress {
    private static final String NOWHERE_ELSE = "127.0.0.1";

    private OwnAddress() {}

    /**
     * The same address, with a host that leads to this computer in place of the one that stands for all.
     *
     * @param bind what the device listens on
     */
    static Address instead(Address address, Optional<InetAddress> bind, List<LocalInterface> interfaces) {
        if (bind.filter(InetAddress::isAnyLocalAddress).isEmpty()) {
            return address;
        }
        String host = interfaces.stream()
                .filter(each -> !each.loopback() && !each.pointToPoint())
                .flatMap(each -> each.networks().stream())
                .map(network -> network.address().getHostAddress())
                .findFirst()
                .orElse(NOWHERE_ELSE);
        return new Address(host, address.port(), address.ports());
    }
}
