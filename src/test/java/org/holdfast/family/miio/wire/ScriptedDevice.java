// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plug of a few lines at a port of this computer, which does with each command what the test's script says. */
final class ScriptedDevice implements AutoCloseable {
    static final long DID = 3_234_567_890L;
    static final String TOKEN = "00112233445566778899aabbccddeeff";
    static final String OTHER_TOKEN = "ffeeddccbbaa99887766554433221100";

    /** What happens to one command; what is not scripted is done and answered. */
    enum Act {
        LOSE_REQUEST,
        LOSE_REPLY,
        /** Answers only when the next command comes, before that one's own answer. */
        ANSWER_LATE,
        ANSWER_WITH_OTHER_TOKEN_FIRST,
        ANSWER_WITH_OTHER_TOKEN,
        ANSWER_OTHER_ID_FIRST,
        ANSWER_CUT,
        ANSWER_CUT_THEN_WHOLE,
        ANSWER_EMPTY,
        ANSWER_GARBAGE_FIRST
    }

    final Queue<Act> script = new ConcurrentLinkedQueue<>();
    final Queue<JsonNode> requests = new ConcurrentLinkedQueue<>();
    final Queue<String> done = new ConcurrentLinkedQueue<>();
    final Queue<Long> stamps = new ConcurrentLinkedQueue<>();
    final AtomicInteger hellos = new AtomicInteger();
    volatile boolean answersHello = true;
    volatile boolean deaf;
    volatile long did = DID;
    volatile String token = TOKEN;
    volatile Optional<String> shown = Optional.empty();
    volatile String error = "";
    /** Added to the seconds since it began. */
    volatile long stampBase = 1000;
    /** How far a command's stamp may be off; below 0 it does not look. */
    volatile long stampWindow = -1;

    private final DatagramSocket socket;
    private final long began = System.nanoTime();
    private byte @Nullable [] late;

    ScriptedDevice() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().name("lab-miio-scripted").daemon().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    long stamp() {
        return stampBase + (System.nanoTime() - began) / 1_000_000_000L;
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
                socket.receive(packet);
                ByteBuffer in = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                if (!Packets.wellFormed(in)) {
                    continue;
                }
                if (Packets.isHello(in)) {
                    hellos.incrementAndGet();
                    if (answersHello) {
                        hello(packet.getSocketAddress());
                    }
                } else {
                    command(in, packet.getSocketAddress());
                }
            }
        } catch (IOException e) {
            // It was closed.
            return;
        }
    }

    private void hello(SocketAddress to) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(64);
        Packets.writeHelloReply(out, did, stamp(), shown.map(Vectors::token));
        send(out, to);
    }

    private void command(ByteBuffer in, SocketAddress from) throws IOException {
        byte[] text;
        try (Token own = Vectors.token(token);
                PacketCipher cipher = new PacketCipher(own)) {
            text = Packets.open(in, cipher);
        }
        if (text == null || deaf) {
            return;
        }
        stamps.add(Packets.stamp(in));
        if (stampWindow >= 0 && Math.abs(Packets.stamp(in) - stamp()) > stampWindow) {
            return;
        }
        JsonNode request = JsonMapper.shared().readTree(text);
        requests.add(request);
        Act act = script.poll();
        if (act == Act.LOSE_REQUEST) {
            return;
        }
        done.add(request.get("method").stringValue() + request.get("params"));
        String reply = error.isEmpty()
                ? "{\"result\":" + result(request) + ",\"id\":" + request.get("id") + "}"
                : "{\"error\":" + error + ",\"id\":" + request.get("id") + "}";
        byte[] before = late;
        late = null;
        if (before != null) {
            say(new String(before, StandardCharsets.UTF_8), token, from);
        }
        act(act, reply, from);
    }

    private void act(@Nullable Act act, String reply, SocketAddress from) throws IOException {
        switch (act) {
            case LOSE_REPLY, LOSE_REQUEST -> {}
            case ANSWER_LATE -> late = reply.getBytes(StandardCharsets.UTF_8);
            case ANSWER_WITH_OTHER_TOKEN_FIRST -> {
                say(reply.replace("ok", "forged"), OTHER_TOKEN, from);
                say(reply, token, from);
            }
            case ANSWER_WITH_OTHER_TOKEN -> say(reply, OTHER_TOKEN, from);
            case ANSWER_OTHER_ID_FIRST -> {
                say("{\"id\":7,\"result\":[\"wrong\"]}", token, from);
                say("{\"result\":[\"without id\"]}", token, from);
                say(reply, token, from);
            }
            case ANSWER_CUT -> say(reply.substring(0, reply.indexOf("\"id\"") - 4), token, from);
            case ANSWER_CUT_THEN_WHOLE -> {
                say(reply.substring(0, reply.indexOf("\"id\"") - 4), token, from);
                say(reply, token, from);
            }
            case ANSWER_EMPTY -> say("", token, from);
            case ANSWER_GARBAGE_FIRST -> {
                send(ByteBuffer.wrap("nonsense".getBytes(StandardCharsets.UTF_8)), from);
                try (DatagramSocket stranger =
                        new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.9"), 0))) {
                    stranger.send(new DatagramPacket(new byte[40], 40, from));
                }
                say(reply + "\0", token, from);
            }
            case null -> say(reply, token, from);
        }
    }

    private static String result(JsonNode request) {
        return request.get("method").stringValue().equals("echo")
                ? request.get("params").toString()
                : "[\"ok\"]";
    }

    private void say(String reply, String with, SocketAddress to) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(4096);
        try (Token own = Vectors.token(with);
                PacketCipher cipher = new PacketCipher(own)) {
            Packets.write(out, did, stamp(), reply.getBytes(StandardCharsets.UTF_8), cipher);
        }
        send(out, to);
    }

    private void send(ByteBuffer out, SocketAddress to) throws IOException {
        byte[] bytes = new byte[out.remaining()];
        out.get(bytes);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    @Override
    public void close() {
        socket.close();
    }
}
