// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.family.miio.wire.PacketCipher;
import org.holdfast.family.miio.wire.Packets;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.miio.Appliance.Refusal;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.net.Address;
import org.holdfast.net.Listeners;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A virtual MiIO device: it answers hellos, takes commands of its token, stays silent at an id that it saw lately, and
 * counts its seconds from when it got power (protocol reference, sections 1 to 6). Thread-safe.
 */
public final class MiioDevice implements LabDevice {
    /** The family that it belongs to. */
    public static final String FAMILY = "miio";

    static final int PORT = 54321;

    private static final Logger LOG = LoggerFactory.getLogger(MiioDevice.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long FIRST_DID = 3_152_760_671L;
    private static final int REMEMBERED = 16;
    private static final int MOST_KEPT = 10_000;
    private static final long STAMP_WINDOW = 3;

    private final Appliance appliance;
    private final Faults faults;
    private final InetAddress bind;
    private final int port;
    private final long did;
    private final Listeners listeners = new Listeners();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Deque<Long> seen = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private @Nullable DatagramSocket socket;
    private long poweredNanos;
    private int lost;

    /**
     * Switches one on.
     *
     * @param number tells it from others
     * @param port 0 for a free one
     * @throws IOException when that is taken
     */
    MiioDevice(Appliance appliance, Faults faults, int number, InetAddress bind, int port) throws IOException {
        this.appliance = appliance;
        this.faults = faults;
        this.bind = bind;
        this.did = FIRST_DID + number;
        faults.listen(this::beginFaults);
        DatagramSocket opened = power(port);
        this.port = opened.getLocalPort();
    }

    private synchronized void beginFaults() {
        lost = 0;
    }

    private synchronized DatagramSocket power(int at) throws IOException {
        DatagramSocket opened = listeners.udp(bind, at);
        socket = opened;
        poweredNanos = System.nanoTime();
        seen.clear();
        Thread.ofVirtual().name("lab-miio-" + did).start(() -> serve(opened));
        return opened;
    }

    private void serve(DatagramSocket through) {
        byte[] bytes = new byte[Packets.LARGEST_REPLY];
        while (!through.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                through.receive(packet);
                ByteBuffer in = ByteBuffer.wrap(bytes, 0, packet.getLength());
                if (!Packets.wellFormed(in)) {
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

    private void hello(DatagramSocket through, SocketAddress to) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(Packets.HEADER);
        try (Token token = token()) {
            Packets.writeHelloReply(
                    out,
                    did,
                    seconds() + faults.number(Fault.WRONG_STAMP, 0),
                    faults.has(Fault.UNPROVISIONED) ? Optional.of(token) : Optional.empty());
        }
        send(through, out, to);
    }

    private void command(DatagramSocket through, ByteBuffer in, SocketAddress from) throws IOException {
        byte[] answer;
        ByteBuffer out = ByteBuffer.allocate(Packets.LARGEST_REPLY);
        try (Token token = token();
                PacketCipher cipher = new PacketCipher(token)) {
            byte[] text = Packets.did(in) == did ? Packets.open(in, cipher) : null;
            boolean late = faults.has(Fault.WRONG_STAMP) && Math.abs(Packets.stamp(in) - seconds()) > STAMP_WINDOW;
            if (text == null || late) {
                return;
            }
            answer = answer(text);
            if (answer == null) {
                return;
            }
            Packets.write(out, did, seconds(), answer, cipher);
        }
        int delay = faults.number(Fault.LATE_REPLY, 0);
        if (delay == 0) {
            send(through, out, from);
        } else {
            Thread.ofVirtual().name("lab-miio-late").start(() -> later(through, out, from, delay));
        }
    }

    private void later(DatagramSocket through, ByteBuffer out, SocketAddress to, int delay) {
        try {
            if (!ended.await(delay, TimeUnit.MILLISECONDS)) {
                send(through, out, to);
            }
        } catch (IOException e) {
            LOG.trace("A late answer was not sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(DatagramSocket through, ByteBuffer out, SocketAddress to) throws IOException {
        byte[] datagram = new byte[out.remaining()];
        out.get(datagram);
        through.send(new DatagramPacket(datagram, datagram.length, to));
    }

    /** Does what a request says; null where it is not answered. */
    private synchronized byte @Nullable [] answer(byte[] text) {
        JsonNode request;
        try {
            request = JSON.readTree(trimmed(text));
        } catch (JacksonException e) {
            return null;
        }
        long id = request.path("id").asLong(0);
        if (seen.contains(id)) {
            return null;
        }
        seen.addLast(id);
        if (seen.size() > REMEMBERED) {
            seen.removeFirst();
        }
        String answer = answer(request, id);
        if (lost < faults.number(Fault.LOST_REPLY, 0)) {
            lost++;
            return null;
        }
        int most = faults.number(Fault.CHUNK_LIMIT, Integer.MAX_VALUE);
        if (request.path("method").asString("").startsWith("get_prop")
                && request.path("params").size() > most) {
            return answer.substring(0, answer.length() / 2).getBytes(StandardCharsets.UTF_8);
        }
        return Mangling.mangle(answer, faults);
    }

    private String answer(JsonNode request, long id) {
        String method = request.path("method").asString("");
        JsonNode parameters = request.path("params");
        if (done.size() < MOST_KEPT) {
            done.add(method + " " + parameters);
        }
        ObjectNode reply = JSON.createObjectNode();
        try {
            reply.set("result", result(method, parameters));
        } catch (Refusal e) {
            reply.putObject("error").put("code", e.code()).put("message", e.getMessage());
        }
        return reply.put("id", id).toString();
    }

    private JsonNode result(String method, JsonNode parameters) throws Refusal {
        return switch (method) {
            case "miIO.info" -> info();
            case "miIO.wifi_assoc_state" ->
                JSON.createObjectNode()
                        .put("state", "ONLINE")
                        .put("auth_fail_count", 0)
                        .put("conn_success_count", 1)
                        .put("conn_fail_count", 0)
                        .put("dhcp_fail_count", 0);
            default -> appliance.call(method, parameters);
        };
    }

    private ObjectNode info() {
        ObjectNode info = JSON.createObjectNode()
                .put("life", seconds())
                .put("uid", 0)
                .put("model", appliance.model())
                .put("mac", mac())
                .put("fw_ver", "1.2.4_16")
                .put("hw_ver", "MW300")
                .put("mmfree", 30_312);
        info.putObject("ap").put("ssid", "virtual").put("rssi", -48);
        info.putObject("netif")
                .put("localIp", bind.getHostAddress())
                .put("mask", "255.0.0.0")
                .put("gw", "127.0.0.1");
        return info;
    }

    private static byte[] trimmed(byte[] text) {
        int length = text.length;
        while (length > 0 && text[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(text, length);
    }

    /** Seconds since it got power; never 0, which says nothing. */
    private synchronized long seconds() {
        return 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - poweredNanos);
    }

    private Token token() {
        return Token.parse(tokenText(faults.has(Fault.TOKEN_CHANGE) ? 1 : 0).toCharArray())
                .orElseThrow();
    }

    private String tokenText(int pairing) {
        return "5ea51de0"
                + "0f".repeat(7)
                + String.format(Locale.ROOT, "%02x", pairing)
                + HexFormat.of().toHexDigits((int) did);
    }

    private String mac() {
        return String.format(Locale.ROOT, "28:6C:07:%02X:%02X:%02X", did >> 16 & 0xff, did >> 8 & 0xff, did & 0xff);
    }

    /** What it did, each a method and its parameters, in order; also what it refused. */
    public synchronized List<String> done() {
        return List.copyOf(done);
    }

    /** What it is now, such as {@code power}={@code on}. */
    public synchronized Map<String, String> state() {
        return appliance.state();
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public String name() {
        return appliance.title();
    }

    @Override
    public Address address() {
        return Address.of(bind.getHostAddress(), port);
    }

    @Override
    public Map<String, String> facts(Address reached) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("did", Long.toString(did));
        facts.put("model", appliance.model());
        facts.put("mac", mac());
        // The secret of a device that does not exist; clients need it.
        facts.put("token", tokenText(0));
        return facts;
    }

    @Override
    public synchronized void unplug() {
        DatagramSocket before = socket;
        socket = null;
        if (before != null) {
            listeners.release(before);
        }
    }

    @Override
    public synchronized void plug() throws IOException {
        if (socket == null) {
            power(port);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        unplug();
        listeners.close();
    }

    @Override
    public String toString() {
        return name() + " at " + address();
    }
}
