// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.mdns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers questions for announcements as a test says. */
public final class Responder implements AutoCloseable {
    final Queue<byte[]> questions = new ConcurrentLinkedQueue<>();
    private final DatagramSocket socket;
    private final List<byte[]> answers;

    public Responder(String host, int port, List<byte[]> answers) {
        this.answers = answers;
        try {
            socket = new DatagramSocket(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().name("lab-miio-responder").daemon().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket asked = new DatagramPacket(new byte[512], 512);
                socket.receive(asked);
                questions.add(Arrays.copyOf(asked.getData(), asked.getLength()));
                for (byte[] answer : answers) {
                    socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // It was closed.
            return;
        }
    }

    /** An answer as devices give it: the question again, then who offers the service, with names that point back. */
    public static byte[] answer(String... instances) {
        ByteBuffer out = ByteBuffer.allocate(4096);
        out.putShort((short) 0).putShort((short) 0x8400).putShort((short) 1).putShort((short) instances.length);
        out.putShort((short) 0).putShort((short) 0);
        int service = out.position();
        for (String label : List.of("_MIIO", "_udp", "local")) {
            label(out, label);
        }
        out.put((byte) 0).putShort((short) 12).putShort((short) 1);
        for (String each : instances) {
            byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
            out.putShort((short) (0xc000 | service)).putShort((short) 12).putShort((short) 1);
            out.putInt(120).putShort((short) (bytes.length + 3));
            label(out, each);
            out.putShort((short) (0xc000 | service));
        }
        byte[] message = new byte[out.position()];
        out.flip().get(message);
        return message;
    }

    private static void label(ByteBuffer out, String label) {
        byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
        out.put((byte) bytes.length).put(bytes);
    }

    @Override
    public void close() {
        socket.close();
    }
}
