// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one place that opens server sockets. Each is bound to the address that the caller names and to no other,
 * serves a bounded number of connections at a time, each on a virtual thread of its own that is named for its
 * purpose, and ends with this object. Thread-safe.
 */
public final class Listeners implements AutoCloseable {
    private static final int LARGEST_BACKLOG = 16;

    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Talks to one client until the exchange is over; the socket is closed afterwards. */
    @FunctionalInterface
    public interface Service {
        /**
         * Called on a virtual thread of this connection's own, which is interrupted when the listener closes.
         *
         * @throws IOException when the connection breaks; nothing more happens then
         */
        void serve(Socket client) throws IOException;
    }

    /**
     * Opens a TCP server socket and serves it until the listener or this object is closed.
     *
     * @param bind the only local address on which it answers
     * @param port its port, 0 for a free one
     * @param purpose names the threads: {@code work-PURPOSE}
     * @param connections how many are served at a time; a further one is closed at once
     * @param service what to do with each connection
     * @throws IOException when the port cannot be opened
     */
    public Listener tcp(InetAddress bind, int port, String purpose, int connections, Service service)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(bind, port), LARGEST_BACKLOG);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        Listener listener = new Listener(socket, purpose, connections, service, open::remove);
        keep(listener);
        listener.start();
        return listener;
    }

    /**
     * Opens a UDP socket. It ends with this object, or earlier through {@link #release}.
     *
     * @param bind the only local address on which it receives
     * @param port its port, 0 for a free one
     * @throws SocketException when the port cannot be opened
     */
    public DatagramSocket udp(InetAddress bind, int port) throws SocketException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(bind, port));
        keep(socket);
        return socket;
    }

    /**
     * Opens a UDP channel that does not block, for a thread that serves many of them. It ends with this object, or
     * earlier through {@link #release(DatagramChannel)}.
     *
     * @param bind the only local address on which it receives
     * @param port its port, 0 for a free one
     * @throws IOException when the port cannot be opened
     */
    public DatagramChannel channel(InetAddress bind, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                bind instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(bind, port));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        keep(channel);
        return channel;
    }

    /** Closes a UDP channel before its time. */
    public void release(DatagramChannel channel) {
        open.remove(channel);
        closeQuietly(channel);
    }

    /** Closes a UDP socket before its time. */
    public void release(DatagramSocket socket) {
        open.remove(socket);
        socket.close();
    }

    /** Ends every listener with its connections, and every UDP socket; returns when their threads have ended. */
    @Override
    public void close() {
        closed = true;
        for (AutoCloseable each : open) {
            closeQuietly(each);
        }
        open.clear();
    }

    private void keep(AutoCloseable opened) {
        open.add(opened);
        if (closed) {
            open.remove(opened);
            closeQuietly(opened);
            throw new IllegalStateException("Listeners are closed");
        }
    }

    private static void closeQuietly(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            // Neither a Listener nor a UDP socket throws from close.
            throw new IllegalStateException(e);
        }
    }
}
