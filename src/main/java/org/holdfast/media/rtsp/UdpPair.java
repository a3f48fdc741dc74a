// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

/** Two neighbouring UDP ports of ours, even for packets and odd for reports (RFC 3550, section 11). */
final class UdpPair implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 1024 * 1024;
    private static final int ATTEMPTS = 64;

    private final DatagramChannel packets;
    private final DatagramChannel reports;
    private final int port;
    private Consumer<ByteBuffer> sent = message -> {};

    private UdpPair(DatagramChannel packets, DatagramChannel reports, int port) {
        this.packets = packets;
        this.reports = reports;
        this.port = port;
    }

    /** Opens a pair on our own address {@code local}. */
    static UdpPair open(InetAddress local) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            DatagramChannel first = DatagramChannel.open();
            DatagramChannel second = DatagramChannel.open();
            try {
                first.bind(new InetSocketAddress(local, 0));
                int port = ((InetSocketAddress) first.getLocalAddress()).getPort();
                if (port % 2 == 0) {
                    second.bind(new InetSocketAddress(local, port + 1));
                    first.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
                    first.configureBlocking(false);
                    second.configureBlocking(false);
                    return new UdpPair(first, second, port);
                }
            } catch (BindException e) {
                // The odd neighbour is taken: try another.
            }
            first.close();
            second.close();
        }
        throw new BindException("No two neighbouring UDP ports are free");
    }

    /** The even one. */
    int port() {
        return port;
    }

    /**
     * Accepts packets from the server's announced ports only; the operating system drops all others. A few bytes go
     * there so that a firewall of ours expects the answers.
     *
     * @param told hears of each datagram that is sent, from now on
     */
    void connect(InetAddress server, RtspTransport.Pair ports, Consumer<ByteBuffer> told) throws IOException {
        sent = told;
        packets.connect(new InetSocketAddress(server, ports.packets()));
        reports.connect(new InetSocketAddress(server, ports.reports()));
        ByteBuffer empty = ByteBuffer.allocate(RtpHeader.SHORTEST).put(0, (byte) 0x80);
        send(packets, empty);
    }

    void register(Selector selector, Object packetsAttachment, Object reportsAttachment) throws IOException {
        packets.register(selector, SelectionKey.OP_READ, packetsAttachment);
        reports.register(selector, SelectionKey.OP_READ, reportsAttachment);
    }

    /** Sends a receiver report; a server that does not listen is no failure. */
    void report(ByteBuffer message) {
        send(reports, message);
    }

    private void send(DatagramChannel through, ByteBuffer message) {
        sent.accept(message.duplicate());
        try {
            through.write(message);
        } catch (IOException e) {
            // ICMP says that nobody listens there.
            return;
        }
    }

    /** Reads one datagram into {@code into}, or returns false when none is there. */
    static boolean read(SelectionKey key, ByteBuffer into) throws IOException {
        into.clear();
        DatagramChannel channel = (DatagramChannel) key.channel();
        SocketAddress from;
        try {
            from = channel.receive(into);
        } catch (java.net.PortUnreachableException e) {
            return false;
        }
        into.flip();
        return from != null;
    }

    @Override
    public void close() {
        closeQuietly(packets);
        closeQuietly(reports);
    }

    private static void closeQuietly(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is lost with it.
            return;
        }
    }
}
