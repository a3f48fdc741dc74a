// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.net.Address;

/** A client as plain as can be, to look at what virtual cameras really send. For one thread. */
final class Visitor implements AutoCloseable {
    static final int DEADLINE_MILLIS = 20_000;

    private static final byte[] NOTHING = {};
    private static final int RESEND_MILLIS = 70;

    final DatagramSocket socket;
    final WeakCipher cipher;
    private final InetSocketAddress search;
    private InetSocketAddress peer;
    private int next;
    boolean acknowledging = true;

    /** One deciphered datagram, as long as it came. */
    static final class Datagram {
        private final byte[] bytes;
        private final InetSocketAddress from;

        Datagram(byte[] bytes, InetSocketAddress from) {
            this.bytes = bytes;
            this.from = from;
        }

        byte[] bytes() {
            return bytes;
        }

        InetSocketAddress from() {
            return from;
        }

        int type() {
            return Packets.type(bytes, bytes.length);
        }

        boolean packetOf(int channel) {
            return type() == Packets.DRW && bytes[5] == channel;
        }

        int index() {
            return Bytes.two(bytes, 6);
        }

        byte[] payload() {
            return Arrays.copyOfRange(bytes, 8, 4 + Bytes.two(bytes, 2));
        }
    }

    Visitor(Address camera, String phrase) throws IOException {
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        socket.setReceiveBufferSize(1 << 20);
        this.cipher = new WeakCipher(phrase);
        this.search = new InetSocketAddress(InetAddress.getByName(camera.host()), camera.portOr(0));
        this.peer = search;
    }

    InetSocketAddress peer() {
        return peer;
    }

    /** Searches until somebody answers. */
    Datagram search() throws IOException {
        for (int i = 0; i < 20; i++) {
            put(Packets.of(Packets.LAN_SEARCH, NOTHING, 0), search);
            Optional<Datagram> answer = receive(500, each -> each.type() == Packets.PUNCH);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new IOException("No camera answers");
    }

    /** Searches and opens a session. */
    void open() throws IOException {
        Datagram punch = search();
        peer = punch.from();
        byte[] uid = Arrays.copyOfRange(punch.bytes(), 4, 24);
        for (int i = 0; i < 20; i++) {
            put(Packets.of(Packets.PUNCH, uid, 0), peer);
            put(Packets.of(Packets.READY, uid, 0), peer);
            if (receive(300, each -> each.type() == Packets.READY).isPresent()) {
                return;
            }
        }
        throw new IOException("The camera does not get ready");
    }

    /** Sends a command again and again under one index until it is acknowledged. */
    void command(byte[] payload) throws IOException {
        int index = next++;
        byte[] body = Bytes.join(new byte[] {(byte) 0xd1, 0, (byte) (index >> 8), (byte) index}, payload);
        long deadline = System.nanoTime() + DEADLINE_MILLIS * 1_000_000L;
        while (System.nanoTime() - deadline < 0) {
            put(Packets.of(Packets.DRW, body, 0), peer);
            if (receive(
                            RESEND_MILLIS,
                            each -> each.type() == Packets.DRW_ACK
                                    && each.bytes()[5] == 0
                                    && Bytes.two(each.bytes(), 8) == index)
                    .isPresent()) {
                return;
            }
        }
        throw new IOException("The command was not acknowledged");
    }

    /** Sends a command of the JSON dialect, with the usual user, and waits for the answer of that number. */
    String ask(int number, String further, int answered) throws IOException {
        return ask(number, further, answered, "6666");
    }

    String ask(int number, String further, int answered, String password) throws IOException {
        String text = "{\"pro\":\"x\",\"cmd\":" + number + ",\"user\":\"admin\",\"pwd\":\"" + password + "\""
                + (further.isEmpty() ? "" : "," + further) + "}";
        command(JsonText.record(0xa0, text));
        byte[] answer = expect(each -> each.packetOf(0)
                        && new String(each.payload(), StandardCharsets.UTF_8)
                                .replaceAll("\\s", "")
                                .contains("\"cmd\":" + answered))
                .payload();
        return new String(answer, 8, answer.length - 8, StandardCharsets.UTF_8);
    }

    /** The next datagram of that kind; all others are acknowledged and forgotten. */
    Datagram expect(Predicate<Datagram> wanted) throws IOException {
        return receive(DEADLINE_MILLIS, wanted).orElseThrow(() -> new IOException("It did not come"));
    }

    Optional<Datagram> receive(int millis, Predicate<Datagram> wanted) throws IOException {
        long deadline = System.nanoTime() + millis * 1_000_000L;
        byte[] buffer = new byte[2048];
        while (true) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            socket.setSoTimeout((int) left);
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return Optional.empty();
            }
            byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
            cipher.decipher(bytes, bytes.length);
            Datagram datagram = new Datagram(bytes, (InetSocketAddress) packet.getSocketAddress());
            answer(datagram);
            if (wanted.test(datagram)) {
                return Optional.of(datagram);
            }
        }
    }

    private void answer(Datagram datagram) throws IOException {
        if (!datagram.from().equals(peer)) {
            return;
        }
        if (datagram.type() == Packets.ALIVE) {
            put(Packets.of(Packets.ALIVE_ACK, NOTHING, 0), peer);
        } else if (datagram.type() == Packets.DRW && acknowledging) {
            put(Packets.acknowledgement(datagram.bytes()[5], datagram.index(), false), peer);
        }
    }

    void put(byte[] bytes, InetSocketAddress to) throws IOException {
        byte[] copy = bytes.clone();
        cipher.encipher(copy, copy.length);
        socket.send(new DatagramPacket(copy, copy.length, to));
    }

    @Override
    public void close() {
        try {
            put(Packets.of(Packets.CLOSE, NOTHING, 0), peer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            socket.close();
        }
    }
}
