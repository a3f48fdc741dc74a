// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.holdfast.net.Address;
import org.holdfast.net.Listeners;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a device says by mDNS (protocol reference, section 2; RFC 6762, sections 5.5 and 6.7). It joins no group and so
 * hears no other computer: it answers questions that this computer sends straight to its loopback address, port 5353.
 */
final class Announcement implements AutoCloseable {
    static final int PORT = 5353;

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);
    private static final String SERVICE = "_miio._udp.local";
    private static final int HEADER = 12;
    private static final int LARGEST = 1472;
    private static final int LONGEST_LABEL = 63;
    private static final short ANSWER = (short) 0x8400;
    private static final short POINTER = 12;
    private static final short TEXT = 16;
    private static final short SERVER = 33;
    private static final short ADDRESS = 1;
    private static final short ANY = 255;
    private static final short INTERNET = 1;
    private static final int SECONDS = 10;
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final Listeners listeners;
    private final BooleanSupplier awake;
    private final DatagramSocket socket;
    private final String host;
    private final int port;
    private @Nullable Thread listening;

    private Announcement(Listeners listeners, BooleanSupplier awake, DatagramSocket socket, String host, int port) {
        this.listeners = listeners;
        this.awake = awake;
        this.socket = socket;
        this.host = host;
        this.port = port;
    }

    /**
     * Answers from now on.
     *
     * @param awake whether the device is in the network
     * @return null where others hold the port, or the device is not only for this computer
     */
    static @Nullable Announcement open(
            Listeners listeners, BooleanSupplier awake, String model, long did, Address address) {
        try {
            InetAddress bind = InetAddress.ofLiteral(address.host());
            if (!bind.isLoopbackAddress() || bind.getAddress().length != 4) {
                return null;
            }
            Announcement opened = new Announcement(
                    listeners,
                    awake,
                    listeners.udp(bind, PORT),
                    model.replace('.', '-') + "_miio" + did,
                    address.portOr(MiioDevice.PORT));
            opened.listening = Thread.ofVirtual().name("lab-miio-mdns").start(opened::listen);
            return opened;
        } catch (IOException e) {
            LOG.debug("A virtual device does not announce itself: {}", e.getMessage());
            return null;
        }
    }

    private void listen() {
        byte[] bytes = new byte[LARGEST];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                ByteBuffer question = ByteBuffer.wrap(bytes, 0, packet.getLength());
                if (awake.getAsBoolean() && packet.getAddress().isLoopbackAddress() && asksForUs(question)) {
                    byte[] answer = answer(question);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // It was closed, or who asked has closed its port.
                LOG.trace("A virtual device's mDNS port failed", e);
            }
        }
    }

    /** Whether the first question is for our service. */
    private static boolean asksForUs(ByteBuffer in) {
        try {
            in.position(2);
            boolean query = in.getShort() >= 0;
            int questions = Short.toUnsignedInt(in.getShort());
            in.position(HEADER);
            StringBuilder name = new StringBuilder();
            for (int length = in.get(); length != 0; length = in.get()) {
                if (length < 0 || length > LONGEST_LABEL) {
                    return false;
                }
                byte[] label = new byte[length];
                in.get(label);
                name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
            }
            short type = in.getShort();
            return query
                    && questions > 0
                    && name.toString().toLowerCase(Locale.ROOT).equals(SERVICE)
                    && (type == POINTER || type == ANY);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] answer(ByteBuffer question) {
        ByteBuffer out = ByteBuffer.allocate(LARGEST);
        // Whoever asks with a port of its own gets its question back, and short lives.
        out.putShort(question.getShort(0)).putShort(ANSWER);
        out.putShort((short) 1).putShort((short) 1).putShort((short) 0).putShort((short) 3);
        name(out, SERVICE);
        out.putShort(POINTER).putShort(INTERNET);
        String instance = host + "." + SERVICE;
        String target = host + ".local";
        record(out, SERVICE, POINTER, data -> name(data, instance));
        record(out, instance, SERVER, data -> {
            data.putShort((short) 0).putShort((short) 0).putShort((short) port);
            name(data, target);
        });
        record(out, instance, TEXT, data -> text(data, "epoch=1"));
        record(out, target, ADDRESS, data -> data.put(socket.getLocalAddress().getAddress()));
        byte[] datagram = new byte[out.position()];
        out.flip().get(datagram);
        return datagram;
    }

    /** Writes what a record says. */
    @FunctionalInterface
    private interface Data {
        void write(ByteBuffer out);
    }

    private static void record(ByteBuffer out, String name, short type, Data data) {
        name(out, name);
        out.putShort(type).putShort(INTERNET).putInt(SECONDS);
        int at = out.position();
        out.putShort((short) 0);
        data.write(out);
        out.putShort(at, (short) (out.position() - at - Short.BYTES));
    }

    private static void name(ByteBuffer out, String name) {
        for (String label : name.split("\\.", -1)) {
            text(out, label);
        }
        out.put((byte) 0);
    }

    private static void text(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.put((byte) bytes.length).put(bytes);
    }

    @Override
    public void close() {
        listeners.release(socket);
        Thread thread = listening;
        if (thread != null) {
            await(thread);
        }
    }

    /** Waits for who listened at a closed socket: only then is its port free again. */
    static void await(Thread thread) {
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
