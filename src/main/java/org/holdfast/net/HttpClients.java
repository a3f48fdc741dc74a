// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * Sets up HTTP as small devices need it: HTTP/1.1 only, no kept connections, no redirects, no retries of its own, no
 * compression asked for, every socket held to the {@link Reach}. Thread-safe.
 */
public final class HttpClients {
    private final Network network;

    public HttpClients(Network network) {
        this.network = network;
    }

    /**
     * A client.
     *
     * @param via the interface whose own address sockets are bound to; empty leaves it to the system
     * @param connect how long a connection may take
     * @param read how long the device may be silent
     * @param whole how long everything may take, which bounds answers that trickle; zero for no bound
     */
    public OkHttpClient client(Optional<LocalInterface> via, Duration connect, Duration read, Duration whole) {
        return new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(connect)
                .readTimeout(read)
                .writeTimeout(read)
                .callTimeout(whole)
                .proxy(java.net.Proxy.NO_PROXY)
                .socketFactory(new BoundSockets(network.reach(), via))
                .build();
    }

    /** Sockets that ask the reach before they connect, and leave through a chosen interface. */
    private static final class BoundSockets extends SocketFactory {
        private final Reach reach;
        private final Optional<LocalInterface> via;

        BoundSockets(Reach reach, Optional<LocalInterface> via) {
            this.reach = reach;
            this.via = via;
        }

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new HeldSocket(reach);
            if (via.isPresent() && !via.get().networks().isEmpty()) {
                socket.bind(
                        new InetSocketAddress(via.get().networks().getFirst().address(), 0));
            }
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            Socket socket = createSocket();
            socket.connect(new InetSocketAddress(host, port));
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            Socket socket = createSocket();
            socket.connect(new InetSocketAddress(host, port));
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket(host, port);
        }
    }

    /** A socket that refuses addresses out of reach. */
    private static final class HeldSocket extends Socket {
        private final Reach reach;

        HeldSocket(Reach reach) {
            this.reach = reach;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (endpoint instanceof InetSocketAddress inet && inet.getAddress() != null) {
                reach.require(inet.getAddress());
            }
            super.connect(endpoint, timeout);
        }
    }
}
