// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.Found;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;

/** Looks for a Naxclow (V720) camera, which Holdfast names and does not open (protocol reference, sections 1 and 9). */
final class NaxclowProbe {
    static final String HOST = "192.168.169.1";
    static final int PORT = 6123;

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private NaxclowProbe() {}

    /** Connects and hangs up; nothing is sent. */
    static Optional<Found> look(Network network, Address address, Optional<LocalInterface> via, int port) {
        try (Socket _ = new ClientSockets(network.reach(), via).open(address.host(), port, PATIENCE)) {
            return Optional.of(new Found.Unsupported(A9Family.ID, address, text("naxclow"), text("naxclow.meaning")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
