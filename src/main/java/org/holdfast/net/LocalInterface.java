// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

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
    /** The address that reaches everybody on one interface's network, 255.255.255.255. */
    public static final InetAddress EVERYBODY = address(new byte[] {-1, -1, -1, -1});

    /** Prefixes longer than this leave no address for everybody. */
    private static final int LONGEST_SHARED_PREFIX = 30;

    private static final int IPV4_BYTES = 4;

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

        /** The address that reaches everybody in this network, such as 192.168.1.255; empty where there is none. */
        public Optional<InetAddress> broadcast() {
            return withHostBits(true);
        }

        /** The network's first address, which is the gateway's in most homes; empty where it is our own. */
        public Optional<InetAddress> usualGateway() {
            return withHostBits(false).filter(first -> !first.equals(address));
        }

        private Optional<InetAddress> withHostBits(boolean set) {
            byte[] bytes = address.getAddress();
            if (prefixLength > LONGEST_SHARED_PREFIX || bytes.length != IPV4_BYTES) {
                return Optional.empty();
            }
            for (int bit = prefixLength; bit < bytes.length * Byte.SIZE; bit++) {
                int mask = 0x80 >> (bit & 7);
                bytes[bit >> 3] = (byte) (set ? bytes[bit >> 3] | mask : bytes[bit >> 3] & ~mask);
            }
            if (!set) {
                bytes[IPV4_BYTES - 1] |= 1;
            }
            return Optional.of(LocalInterface.address(bytes));
        }
    }

    /** Our address in the network that holds {@code peer}, or else the interface's first. */
    public Optional<InetAddress> ownAddressFor(InetAddress peer) {
        return networks.stream()
                .filter(network -> network.contains(peer))
                .findFirst()
                .or(() -> networks.stream().findFirst())
                .map(Network::address);
    }

    /** Whether {@code other} lies in one of this interface's networks. */
    public boolean reaches(InetAddress other) {
        return networks.stream().anyMatch(network -> network.contains(other));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address has four bytes", e);
        }
    }
}
