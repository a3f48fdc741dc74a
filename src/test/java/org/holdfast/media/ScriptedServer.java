// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that does what a test says with each connection. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Thread acceptor;

    /** What happens on one connection. */
    @FunctionalInterface
    public interface Script {
        void run(Socket socket) throws IOException, InterruptedException;
    }

    public ScriptedServer(Script script) throws IOException {
        server = new ServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.1"));
        acceptor = Thread.ofVirtual().name("work-scripted").start(() -> accept(script));
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().name("work-scripted-connection").start(() -> serve(script, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Script script, Socket socket) {
        try (socket) {
            script.run(socket);
        } catch (IOException | InterruptedException e) {
            // The client has left.
            return;
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            // The port goes on taking connections until nobody waits at it any more.
            acceptor.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
