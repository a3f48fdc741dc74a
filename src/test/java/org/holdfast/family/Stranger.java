// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody on this computer who is no device: says nothing, or answers every question with the same. */
final class Stranger implements AutoCloseable {
    private final Optional<byte[]> answer;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AutoCloseable socket;
    private final int port;

    private Stranger(boolean overUdp, Optional<byte[]> answer) throws IOException {
        this.answer = answer;
        if (overUdp) {
            DatagramSocket opened = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket = opened;
            port = opened.getLocalPort();
            Thread.ofVirtual().start(() -> serve(opened));
        } else {
            ServerSocket opened = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            socket = opened;
            port = opened.getLocalPort();
            Thread.ofVirtual().start(() -> serve(opened));
        }
    }

    /** One that listens and never answers. */
    static Stranger silent(boolean overUdp) throws IOException {
        return new Stranger(overUdp, Optional.empty());
    }

    /** One that answers everything with the same. */
    static Stranger lying(boolean overUdp, String answer) throws IOException {
        return new Stranger(overUdp, Optional.of(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    int port() {
        return port;
    }

    /** Waits until somebody asks. */
    boolean isAsked(Duration patience) throws InterruptedException {
        return asked.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void serve(DatagramSocket from) {
        while (!from.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(new byte[2048], 2048);
                from.receive(question);
                asked.countDown();
                if (answer.isPresent()) {
                    from.send(new DatagramPacket(answer.get(), answer.get().length, question.getSocketAddress()));
                }
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void serve(ServerSocket from) {
        while (!from.isClosed()) {
            try (Socket client = from.accept()) {
                asked.countDown();
                talk(client);
            } catch (IOException e) {
                // The test is over, or the client went away.
            }
        }
    }

    /** A silent one keeps its client until that hangs up. */
    private void talk(Socket client) throws IOException {
        int first = client.getInputStream().read();
        if (answer.isPresent()) {
            client.getOutputStream().write(answer.get());
        } else {
            while (first >= 0) {
                first = client.getInputStream().read();
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("A socket of this computer always closes", e);
        }
    }
}
