// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The active network interfaces, asked anew at each call because they come and go. */
@FunctionalInterface
public interface LocalInterfaces {
    /** The interfaces that are up and have an IPv4 address, loopback included. */
    List<LocalInterface> active();

    /** What the operating system says. Thread-safe. */
    static LocalInterfaces ofSystem() {
        return () -> {
            try {
                List<LocalInterface> active = new ArrayList<>();
                for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                    if (each.isUp()) {
                        LocalInterface found = describe(each);
                        if (!found.networks().isEmpty()) {
                            active.add(found);
                        }
                    }
                }
                return List.copyOf(active);
            } catch (SocketException e) {
                throw new UncheckedIOException("The network interfaces could not be listed", e);
            }
        };
    }

    private static LocalInterface describe(NetworkInterface each) throws SocketException {
        List<LocalInterface.Network> networks = each.getInterfaceAddresses().stream()
                .filter(address -> address.getAddress() instanceof Inet4Address)
                .map(address -> new LocalInterface.Network(address.getAddress(), address.getNetworkPrefixLength()))
                .toList();
        String label = each.getDisplayName() == null ? each.getName() : each.getDisplayName();
        return new LocalInterface(each.getName(), label, each.isLoopback(), each.isPointToPoint(), networks);
    }
}
