// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An RTSP server that knows one name only. */
final class ScriptedRtsp implements AutoCloseable {
    private final ServerSocket server;
    private final String name;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    ScriptedRtsp(String name) throws IOException {
        this.name = name;
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("work-scripted-rtsp").start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The names asked for so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                String line = new BufferedReader(
                                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
                String wanted = line == null ? "" : line.split(" ", -1)[1].replaceFirst("rtsp://[^/]*/", "");
                asked.add(wanted);
                String status = wanted.equals(name) ? "200 OK" : "404 Stream Not Found";
                client.getOutputStream()
                        .write(("RTSP/1.0 " + status + "\r\nCSeq: 1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The test is over, or the client went away.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
