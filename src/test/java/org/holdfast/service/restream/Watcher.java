// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A program that watches, byte by byte. */
final class Watcher implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 10_000;

    final Socket socket = new Socket();
    private final InputStream in;

    Watcher(InetSocketAddress server, String request) throws IOException {
        // Small, so that a watcher that takes nothing is noticed soon.
        socket.setReceiveBufferSize(4096);
        socket.connect(server, DEADLINE_MILLIS);
        socket.setSoTimeout(DEADLINE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Asks for a path as browsers do. */
    static Watcher get(InetSocketAddress server, String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return new Watcher(server, request.append("\r\n").toString());
    }

    /** Up to the next empty line, with it. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new EOFException("The answer ended behind: " + head);
            }
            head.append((char) read);
        }
        return head.toString();
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("The answer ended");
        }
        return bytes;
    }

    /** All the rest. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Whether the answer ends or breaks off, with whatever comes before. */
    boolean ends() throws IOException {
        try {
            in.readAllBytes();
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
