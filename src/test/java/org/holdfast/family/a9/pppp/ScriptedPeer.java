// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A camera of a few lines at a port of this computer: it answers a search in its own form from a fresh port, gets ready,
 * acknowledges and answers ALIVE, as far as the test lets it.
 */
final class ScriptedPeer implements AutoCloseable {
    static final Uid UID = new Uid("DGOK", 123456, "ABCDE");

    final WireForm form;
    final Queue<String> data = new ConcurrentLinkedQueue<>();
    final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    final Map<MessageType, AtomicInteger> heard = new ConcurrentHashMap<>();
    final AtomicInteger ignoredData = new AtomicInteger();
    volatile boolean acknowledges = true;
    volatile boolean answersAlive = true;
    volatile MessageType ready = MessageType.P2P_RDY;
    final AtomicInteger ignoredEchoes = new AtomicInteger();
    volatile @Nullable SocketAddress client;

    private final DatagramSocket search;
    private final DatagramSocket session;

    ScriptedPeer(WireForm form) {
        this.form = form;
        try {
            search = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            session = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().name("lab-peer-search").daemon().start(() -> serve(search));
        Thread.ofPlatform().name("lab-peer-session").daemon().start(() -> serve(session));
    }

    int port() {
        return search.getLocalPort();
    }

    int sessionPort() {
        return session.getLocalPort();
    }

    int heard(MessageType type) {
        return heard.computeIfAbsent(type, _ -> new AtomicInteger()).get();
    }

    private void serve(DatagramSocket socket) {
        try {
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
                socket.receive(packet);
                ByteBuffer in = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                form.decipher(in);
                MessageType type = Packets.wellFormed(in) ? Packets.type(in) : null;
                if (type != null) {
                    heard.computeIfAbsent(type, _ -> new AtomicInteger()).incrementAndGet();
                    take(type, in, packet.getSocketAddress());
                }
            }
        } catch (IOException e) {
            // It was closed.
            return;
        }
    }

    private void take(MessageType type, ByteBuffer in, SocketAddress from) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(2048);
        switch (type) {
            case LAN_SEARCH -> {
                client = from;
                Packets.writeUid(out, MessageType.PUNCH_PKT, UID);
                send(session, out, from);
            }
            case PUNCH_PKT -> {
                if (ignoredEchoes.get() > 0) {
                    ignoredEchoes.decrementAndGet();
                } else {
                    Packets.writeUid(out, ready, UID);
                    send(session, out, from);
                }
            }
            case DRW -> {
                int channel = Packets.channel(in);
                int index = Packets.index(in);
                if (ignoredData.get() > 0) {
                    ignoredData.decrementAndGet();
                    return;
                }
                if (acknowledges) {
                    Packets.writeAcknowledgement(out, channel, new int[] {index}, 1);
                    send(session, out, from);
                }
                Packets.narrowToPayload(in);
                data.add(channel + " " + index + " " + Vectors.hex(in));
            }
            case DRW_ACK -> {
                for (int i = 0; i < Packets.acknowledged(in); i++) {
                    acknowledged.add(Packets.acknowledged(in, i));
                }
            }
            case ALIVE -> {
                if (answersAlive) {
                    empty(MessageType.ALIVE_ACK);
                }
            }
            default -> {}
        }
    }

    void empty(MessageType type) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(8);
        Packets.writeEmpty(out, type);
        send(session, out, client);
    }

    /** Sends a data packet of two bytes, its index. */
    void data(int channel, int index) throws IOException {
        data(session, channel, index);
    }

    void data(DatagramSocket from, int channel, int index) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(64);
        Packets.writeData(
                out,
                channel,
                index,
                ByteBuffer.allocate(2).putShort((short) index).flip());
        send(from, out, client);
    }

    void raw(ByteBuffer out) throws IOException {
        send(session, out, client);
    }

    private void send(DatagramSocket from, ByteBuffer out, @Nullable SocketAddress to) throws IOException {
        form.encipher(out);
        byte[] bytes = new byte[out.remaining()];
        out.get(bytes);
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }

    @Override
    public void close() {
        search.close();
        session.close();
    }
}
