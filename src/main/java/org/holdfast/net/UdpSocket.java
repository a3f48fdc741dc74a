// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 datagram socket of a client, on a fresh local port. It asks the {@link Reach} before each datagram, tells the
 * {@link WireTap} of each while somebody listens, and allocates nothing for a datagram when it is used with direct
 * buffers and keeps to one peer. One thread receives; any may send or close. Closing ends a wait at once.
 */
public final class UdpSocket implements AutoCloseable {
    /** A picture comes as some 20 datagrams back to back; the system may grant less. */
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final Network network;
    private final String family;
    private final boolean broadcast;
    private final DatagramChannel channel;
    private final Selector selector;
    private volatile boolean woken;

    private UdpSocket(Network network, String family, boolean broadcast, DatagramChannel channel, Selector selector) {
        this.network = network;
        this.family = family;
        this.broadcast = broadcast;
        this.channel = channel;
        this.selector = selector;
    }

    /**
     * Opens a socket that refuses to send to broadcast addresses.
     *
     * @param family who is told to the tap
     * @param via the interface to leave through, at its own address in the network of {@code peer}; empty leaves it to
     *     the system
     * @param peer where it will mostly send
     */
    public static UdpSocket open(Network network, String family, Optional<LocalInterface> via, InetAddress peer)
            throws IOException {
        return open(network, family, via.flatMap(each -> each.ownAddressFor(peer)), false);
    }

    /**
     * Opens a socket that may also send to broadcast addresses, for a search through one interface.
     *
     * @param family who is told to the tap
     * @param own this computer's address at the interface
     */
    public static UdpSocket openForBroadcast(Network network, String family, InetAddress own) throws IOException {
        return open(network, family, Optional.of(own), true);
    }

    private static UdpSocket open(Network network, String family, Optional<InetAddress> own, boolean broadcast)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.setOption(StandardSocketOptions.SO_BROADCAST, broadcast);
            if (broadcast && own.isPresent()) {
                // Not every system sends to everybody of the network that the socket is bound to.
                NetworkInterface leaving = NetworkInterface.getByInetAddress(own.get());
                if (leaving != null) {
                    channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, leaving);
                }
            }
            channel.bind(own.map(address -> new InetSocketAddress(address, 0)).orElse(null));
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            try {
                channel.register(selector, SelectionKey.OP_READ);
            } catch (IOException | RuntimeException e) {
                selector.close();
                throw e;
            }
            return new UdpSocket(network, family, broadcast, channel, selector);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The port at which it receives. */
    public int localPort() {
        return channel.socket().getLocalPort();
    }

    /**
     * Sends what {@code datagram} holds, and consumes it. That nobody listens there, or that this computer's own buffer
     * is full, is no failure: datagrams get lost.
     *
     * @throws OutOfReachException when {@code peer} may not be contacted; nothing was sent then
     * @throws IOException when the socket is closed, or this computer cannot send there
     */
    public void send(ByteBuffer datagram, InetSocketAddress peer) throws IOException {
        InetAddress address = peer.getAddress();
        if (!(address instanceof Inet4Address)) {
            throw new NoRouteToHostException("Only IPv4 addresses are sent to here");
        }
        network.reach().require(address);
        if (!broadcast && isBroadcast(address)) {
            throw new NoRouteToHostException("This socket may not send to everybody");
        }
        if (network.tap().active()) {
            report(datagram, peer, WireEvent.Direction.SENT);
        }
        try {
            channel.send(datagram, peer);
        } catch (PortUnreachableException e) {
            // What was sent before found nobody.
            return;
        }
    }

    /**
     * Waits for a datagram and puts it into {@code into}, from 0 on and ready to be read. One that is longer than
     * {@code into} is cut.
     *
     * @param deadlineNanos until when, by {@link System#nanoTime}; what is there already is received in any case
     * @return who sent it, or null when the time is over or {@link #wake} was called
     * @throws ClosedChannelException when the socket is or was closed
     * @throws InterruptedException when the thread was interrupted; the socket stays open
     */
    public @Nullable InetSocketAddress receive(ByteBuffer into, long deadlineNanos)
            throws IOException, InterruptedException {
        while (true) {
            InetSocketAddress from = poll(into);
            if (from != null) {
                return from;
            }
            long left = deadlineNanos - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            try {
                // Rounded up, so that the last millisecond is not spent turning.
                if (selector.select(ready -> {}, TimeUnit.NANOSECONDS.toMillis(left) + 1) == 0 && woken) {
                    woken = false;
                    return null;
                }
            } catch (ClosedSelectorException e) {
                throw closed(e);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Lets {@link #receive} return, now or when it is called next. */
    public void wake() {
        woken = true;
        selector.wakeup();
    }

    private @Nullable InetSocketAddress poll(ByteBuffer into) throws IOException {
        into.clear();
        InetSocketAddress from;
        try {
            from = (InetSocketAddress) channel.receive(into);
        } catch (PortUnreachableException e) {
            return null;
        }
        into.flip();
        if (from != null && network.tap().active()) {
            report(into, from, WireEvent.Direction.RECEIVED);
        }
        return from;
    }

    private void report(ByteBuffer datagram, InetSocketAddress peer, WireEvent.Direction direction) {
        ByteBuffer copy = ByteBuffer.allocate(datagram.remaining())
                .put(datagram.duplicate())
                .flip();
        String where = peer.getAddress().getHostAddress() + ":" + peer.getPort();
        network.tap()
                .report(() -> new WireEvent(
                        network.clock().instant(), family, where, direction, WireEvent.Transport.UDP, copy));
    }

    /** Whether an address is never one peer; the system itself refuses the directed one of an own network. */
    private static boolean isBroadcast(InetAddress address) {
        return address.isAnyLocalAddress() || address.isMulticastAddress() || LocalInterface.EVERYBODY.equals(address);
    }

    private static ClosedChannelException closed(Exception cause) {
        ClosedChannelException closed = new ClosedChannelException();
        closed.initCause(cause);
        return closed;
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            // Nothing is lost with it.
            return;
        }
    }
}
