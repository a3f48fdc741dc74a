// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Outgoing TCP sockets that ask the {@link Reach} before they connect and leave through a chosen interface, by being
 * bound to this computer's own address there. Thread-safe.
 */
public final class ClientSockets extends SocketFactory {
    private final Reach reach;
    private final Optional<LocalInterface> via;

    /**
     * @param reach how far sockets may go
     * @param via the interface to leave through; empty leaves it to the system
     */
    public ClientSockets(Reach reach, Optional<LocalInterface> via) {
        this.reach = reach;
        this.via = via;
    }

    /**
     * Connects to a host.
     *
     * @param patience how long the connection may take
     * @throws OutOfReachException when the host may not be contacted; nothing was sent then
     */
    public Socket open(String host, int port, Duration patience) throws IOException {
        Socket socket = createSocket();
        try {
            InetAddress address = resolve(reach, host).getFirst();
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * The addresses of a host. Where only this computer may be contacted no name but {@code localhost} is looked up,
     * because looking it up would ask somebody else. Everything that goes to a host by its name asks here.
     */
    public static List<InetAddress> resolve(Reach reach, String host) throws UnknownHostException {
        boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        if (reach == Reach.LOOPBACK && !literal && !host.equals("localhost")) {
            throw new UnknownHostException("Only this computer may be contacted here, so names are not looked up");
        }
        return List.of(InetAddress.getAllByName(host));
    }

    @Override
    public Socket createSocket() {
        return new HeldSocket(reach, via);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return open(host, port, Duration.ofSeconds(10));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    /**
     * A socket that refuses addresses out of reach. Whatever fails before the connection stands is a
     * {@link ConnectException}, a {@link NoRouteToHostException} or a time-out, so that it is never taken for an
     * answer.
     */
    private static final class HeldSocket extends Socket {
        private final Reach reach;
        private final Optional<LocalInterface> via;

        HeldSocket(Reach reach, Optional<LocalInterface> via) {
            this.reach = reach;
            this.via = via;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress inet) || inet.getAddress() == null) {
                throw new UnknownHostException("The address has no known host");
            }
            reach.require(inet.getAddress());
            try {
                if (!isBound() && via.isPresent()) {
                    Optional<InetAddress> own = via.get().ownAddressFor(inet.getAddress());
                    if (own.isPresent()) {
                        bind(new InetSocketAddress(own.get(), 0));
                    }
                }
                super.connect(endpoint, timeout);
            } catch (ConnectException | NoRouteToHostException e) {
                throw e;
            } catch (SocketException e) {
                // No route, an address that is not ours any more, a firewall of this computer: nobody answered.
                ConnectException notConnected = new ConnectException(e.getMessage());
                notConnected.initCause(e);
                throw notConnected;
            }
        }
    }
}
