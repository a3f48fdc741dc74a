// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.holdfast.family.miio.wire.PacketCipher;
import org.holdfast.family.miio.wire.Packets;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Wi-Fi module of a device: it answers hellos, takes commands of its token, counts its seconds from when it got power,
 * and joins the network that it is told (protocol reference, sections 1 to 3 and 9). Thread-safe.
 */
final class WifiModule {
    private static final Logger LOG = LoggerFactory.getLogger(WifiModule.class);
    private static final long STAMP_WINDOW = 3;
    private static final long JOINING_MILLIS = 1000;

    private final Appliance appliance;
    private final Faults faults;
    private final long did;
    private final Supplier<String> host;
    private final Pairing pairing;
    private final Firmware firmware;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long poweredNanos;
    private volatile boolean away;

    /** @param host its address at present */
    WifiModule(Appliance appliance, Faults faults, long did, Supplier<String> host) {
        this.appliance = appliance;
        this.faults = faults;
        this.did = did;
        this.host = host;
        this.pairing = new Pairing(did, faults);
        this.firmware = new Firmware(appliance, faults, this::info);
    }

    /** It got power. */
    void start() {
        poweredNanos = System.nanoTime();
        if (away) {
            pairing.leave();
            away = false;
        }
        firmware.start();
    }

    /** Answers what comes until the socket is closed. */
    void listen(DatagramSocket through) {
        byte[] bytes = new byte[Packets.LARGEST_REPLY];
        while (!through.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                through.receive(packet);
                ByteBuffer in = ByteBuffer.wrap(bytes, 0, packet.getLength());
                if (!Packets.wellFormed(in) || !answering()) {
                    continue;
                }
                if (Packets.isBare(in)) {
                    hello(through, packet.getSocketAddress());
                } else {
                    command(through, in, packet.getSocketAddress());
                }
            } catch (IOException e) {
                // It was closed, or a client closed its port: the next datagram comes regardless.
                LOG.trace("A virtual device's port failed", e);
            }
        }
    }

    /** Whether it is in the network. */
    boolean answering() {
        String offline = faults.value(Fault.OFFLINE).orElse("");
        return !away && !offline.equals("all") && !offline.equals(appliance.word());
    }

    private void hello(DatagramSocket through, SocketAddress to) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(Packets.HEADER);
        try (Token token = pairing.token()) {
            Packets.writeHelloReply(
                    out,
                    did,
                    seconds() + faults.number(Fault.WRONG_STAMP, 0),
                    pairing.unprovisioned() ? Optional.of(token) : Optional.empty());
        }
        send(through, out, to);
    }

    private void command(DatagramSocket through, ByteBuffer in, SocketAddress from) throws IOException {
        byte[] answer;
        ByteBuffer out = ByteBuffer.allocate(Packets.LARGEST_REPLY);
        try (Token token = pairing.token();
                PacketCipher cipher = new PacketCipher(token)) {
            byte[] text = Packets.did(in) == did ? Packets.open(in, cipher) : null;
            if (text == null || Math.abs(Packets.stamp(in) - seconds()) > window()) {
                return;
            }
            answer = firmware.answer(text);
            if (answer != null) {
                Packets.write(out, did, seconds(), answer, cipher);
            }
        }
        if (answer != null) {
            reply(through, out, from);
        }
        leave(firmware.told());
    }

    /** How far a command's stamp may be off, in seconds. */
    private long window() {
        return faults.has(Fault.WRONG_STAMP) ? STAMP_WINDOW : faults.number(Fault.STRICT_STAMP, Integer.MAX_VALUE);
    }

    private void reply(DatagramSocket through, ByteBuffer out, SocketAddress to) throws IOException {
        int delay = faults.number(Fault.LATE_REPLY, 0);
        if (delay == 0) {
            send(through, out, to);
        } else {
            Thread.ofVirtual().name("lab-miio-late").start(() -> {
                try {
                    if (waited(delay)) {
                        send(through, out, to);
                    }
                } catch (IOException e) {
                    LOG.trace("A late answer was not sent", e);
                }
            });
        }
    }

    /** False where it ended meanwhile. */
    boolean waited(long millis) {
        try {
            return !ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void send(DatagramSocket through, ByteBuffer out, SocketAddress to) throws IOException {
        byte[] datagram = new byte[out.remaining()];
        out.get(datagram);
        through.send(new DatagramPacket(datagram, datagram.length, to));
    }

    /** Leaves the network and joins the one that it was told, where the password can be right. */
    private void leave(Firmware.Told told) {
        if (told == Firmware.Told.NOTHING) {
            return;
        }
        away = true;
        pairing.join();
        if (told == Firmware.Told.NETWORK) {
            Thread.ofVirtual().name("lab-miio-joining").start(() -> {
                if (waited(JOINING_MILLIS)) {
                    arrive();
                }
            });
        }
    }

    private void arrive() {
        poweredNanos = System.nanoTime();
        away = false;
    }

    private ObjectNode info() {
        ObjectNode info = JsonMapper.shared()
                .createObjectNode()
                .put("life", seconds())
                .put("uid", 0)
                .put("mac", mac())
                .put("hw_ver", "MW300")
                .put("mmfree", 30_312);
        info.putObject("ap").put("ssid", "virtual").put("rssi", -48);
        info.putObject("netif")
                .put("localIp", host.get())
                .put("mask", "255.0.0.0")
                .put("gw", "127.0.0.1");
        return info;
    }

    /** Seconds since it got power; never 0, which says nothing. */
    private long seconds() {
        return 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - poweredNanos);
    }

    String mac() {
        return String.format(Locale.ROOT, "28:6C:07:%02X:%02X:%02X", did >> 16 & 0xff, did >> 8 & 0xff, did & 0xff);
    }

    long did() {
        return did;
    }

    /** The token that its owner could know. */
    String token() {
        return pairing.known();
    }

    Firmware firmware() {
        return firmware;
    }

    /** Nothing that waits happens any more. */
    void end() {
        ended.countDown();
    }
}
