// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.Found;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;

/**
 * Looks whether something that is no A9 offers RTSP, as some look-alikes do. Which path, token or password it wants only
 * its app tells, so that it is named and not opened.
 */
final class RtspProbe {
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final String ANSWER = "RTSP/1.";

    private RtspProbe() {}

    /** Asks for what every RTSP server tells to everybody (RFC 2326, section 10.1), at the address's port or the usual. */
    static Optional<Found> look(Network network, Address address, Optional<LocalInterface> via) {
        int port = address.portOr(RtspCamera.USUAL_PORT);
        try (Socket socket = new ClientSockets(network.reach(), via).open(address.host(), port, PATIENCE)) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write("OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] first = socket.getInputStream().readNBytes(ANSWER.length());
            if (!new String(first, StandardCharsets.ISO_8859_1).equals(ANSWER)) {
                return Optional.empty();
            }
            String where = address.urlHost() + (port == RtspCamera.USUAL_PORT ? "" : ":" + port);
            return Optional.of(new Found.Unsupported(
                    A9Family.ID, address, text("rtsp-offered"), text("rtsp-offered.meaning", where)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
