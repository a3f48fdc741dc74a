// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.net.InetAddress;
import java.util.List;

/**
 * One active network interface of this computer.
 *
 * @param name the system's name, such as {@code wlan0}
 * @param label what the system calls it for people; the name where there is nothing better
 * @param loopback whether it leads only to this computer
 * @param pointToPoint whether it is a tunnel, such as a VPN's
 * @param networks its IPv4 addresses with their prefix lengths
 */
public record LocalInterface(
        String name, String label, boolean loopback, boolean pointToPoint, List<Network> networks) {
    public LocalInterface {
        networks = List.copyOf(networks);
    }

    /**
     * One address of an interface.
     *
     * @param address this computer's own IPv4 address there
     * @param prefixLength 0 to 32
     */
    public record Network(InetAddress address, int prefixLength) {
        /** Whether {@code other} lies in this network. */
        public boolean contains(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < prefixLength; bit++) {
                int mask = 0x80 >> (bit & 7);
                if (((mine[bit >> 3] ^ theirs[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether {@code other} lies in one of this interface's networks. */
    public boolean reaches(InetAddress other) {
        return networks.stream().anyMatch(network -> network.contains(other));
    }
}
