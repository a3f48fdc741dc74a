// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.UdpSocket;

/**
 * Opens sessions: the search by unicast to a known place, the handshake, the session (protocol reference, section 3.4).
 * Thread-safe.
 */
public final class PpppConnector {
    private final Network network;
    private final KnownForms forms;
    private final SessionTimers timers;

    public PpppConnector(Network network, KnownForms forms) {
        this(network, forms, SessionTimers.REFERENCE);
    }

    PpppConnector(Network network, KnownForms forms, SessionTimers timers) {
        this.network = network;
        this.forms = forms;
        this.timers = timers;
    }

    /**
     * Opens a session from a fresh port; takes at most some ten seconds.
     *
     * @throws DeviceException when nothing or another camera answers, when the camera does not get ready, or when the
     *     place is none at home
     */
    public UdpPpppSession open(Route route) throws DeviceException, InterruptedException {
        String where = route.address.host() + ":" + route.address.portOr(LanSearch.PORT);
        UdpSocket socket = null;
        try {
            InetSocketAddress place = LanSearch.resolve(network, route.address);
            if (!Neighbourhood.holds(network, place.getAddress())) {
                throw PpppTexts.notLocal(where);
            }
            socket = UdpSocket.open(network, "a9", route.via, place.getAddress());
            Peer peer = new Handshake(socket, place, where, forms, timers).run(route);
            UdpPpppSession session = new UdpPpppSession(peer, where, timers);
            socket = null;
            try {
                session.settle(timers.settle());
                return session;
            } catch (DeviceException | InterruptedException e) {
                session.close();
                throw e;
            }
        } catch (IOException e) {
            throw PpppTexts.failed(where, e);
        } finally {
            if (socket != null) {
                socket.close();
            }
        }
    }

    /**
     * The way to a camera.
     *
     * @param address where it was found or is said to be; its port is where it listens for searches
     * @param via the interface to go through; empty leaves it to the system
     * @param form the form in which it spoke before, which is tried first
     * @param uid who must answer; empty takes anybody
     */
    public record Route(Address address, Optional<LocalInterface> via, Optional<WireForm> form, Optional<Uid> uid) {}
}
