// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import org.holdfast.net.Listeners;

/**
 * Two UDP sockets with neighbouring ports, the even one for the picture, the odd one for reports.
 *
 * @param media the even one
 * @param reports the odd one
 */
record PortPair(DatagramSocket media, DatagramSocket reports) {
    private static final int TRIES = 50;

    static PortPair open(Listeners listeners, InetAddress bind) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            DatagramSocket first = listeners.udp(bind, 0);
            int port = first.getLocalPort();
            try {
                if (port % 2 == 0) {
                    return new PortPair(first, listeners.udp(bind, port + 1));
                }
            } catch (SocketException e) {
                // The neighbour is taken: another pair.
            }
            listeners.release(first);
        }
        throw new IOException("No two neighbouring UDP ports are free");
    }

    void release(Listeners listeners) {
        listeners.release(media);
        listeners.release(reports);
    }
}
