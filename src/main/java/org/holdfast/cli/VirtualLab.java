// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.net.Address;

/** Virtual devices for {@code holdfast lab}; the lab itself is known to the composition root alone. */
public interface VirtualLab extends AutoCloseable {
    /** The families of which there are virtual devices. */
    Set<String> families();

    /** The faults that can be asked for, each with a short English description. */
    Map<String, String> faults();

    /**
     * Starts the wished devices and returns when all of them answer.
     *
     * @throws IOException when a port cannot be opened
     * @throws IllegalArgumentException with a sentence when a fault is unknown or its value makes no sense
     */
    List<VirtualDevice> start(Wish wish) throws IOException, InterruptedException;

    /** Stops them all; harmless when repeated. */
    @Override
    void close();

    /**
     * What to start.
     *
     * @param only families; empty for all
     * @param bind the address to listen on; empty for the lab's own loopback addresses
     * @param faults by name, with an empty value where none was given
     */
    record Wish(Set<String> only, Optional<InetAddress> bind, Map<String, String> faults) {
        public Wish {
            only = Set.copyOf(only);
            faults = Map.copyOf(faults);
        }
    }

    /**
     * One that runs.
     *
     * @param address complete, as its family understands it
     * @param further what a client needs besides, by name, such as {@code rtsp}
     */
    record VirtualDevice(String family, String name, Address address, Map<String, String> further) {
        public VirtualDevice {
            further = Map.copyOf(further);
        }
    }
}
