// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import org.holdfast.net.Listeners;

/** Where a device listens, which may change as if its router gave it another address. For one thread at a time. */
final class Abode {
    private static final int LAST = 250;
    private static final int APART = 40;

    private final InetAddress home;
    private final int homePort;
    private volatile InetAddress bind;
    private volatile int port;

    Abode(InetAddress bind, int port) {
        this.home = bind;
        this.homePort = port;
        this.bind = bind;
        this.port = port;
    }

    InetAddress bind() {
        return bind;
    }

    int port() {
        return port;
    }

    boolean elsewhere() {
        return port != homePort || !bind.equals(home);
    }

    /** Another loopback address with the same port; another port where the system has only the one address. */
    DatagramSocket move(Listeners listeners) throws IOException {
        if (home instanceof Inet4Address && home.isLoopbackAddress()) {
            byte[] bytes = home.getAddress();
            for (int last = Byte.toUnsignedInt(bytes[3]) + APART; last <= LAST; last++) {
                bytes[3] = (byte) last;
                try {
                    return take(listeners, InetAddress.getByAddress(bytes), homePort);
                } catch (BindException _) {
                    // Somebody has it, or the system has no such address: the next.
                }
            }
        }
        return take(listeners, home, 0);
    }

    /** The first address again. */
    DatagramSocket goHome(Listeners listeners) throws IOException {
        return take(listeners, home, homePort);
    }

    private DatagramSocket take(Listeners listeners, InetAddress at, int wanted) throws IOException {
        DatagramSocket opened = listeners.udp(at, wanted);
        bind = at;
        port = opened.getLocalPort();
        return opened;
    }
}
