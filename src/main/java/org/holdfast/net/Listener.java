// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open TCP server socket with its connections; made by {@link Listeners#tcp}. Thread-safe. */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final ServerSocket socket;
    private final String purpose;
    private final int connections;
    private final Listeners.Service service;
    private final Consumer<Listener> ended;
    private final Map<Socket, Thread> clients = new ConcurrentHashMap<>();
    private final AtomicLong accepted = new AtomicLong();
    private final Thread acceptor;
    private volatile boolean closed;

    Listener(
            ServerSocket socket, String purpose, int connections, Listeners.Service service, Consumer<Listener> ended) {
        this.socket = socket;
        this.purpose = purpose;
        this.connections = connections;
        this.service = service;
        this.ended = ended;
        this.acceptor = Thread.ofVirtual().name("work-" + purpose + "-accept").unstarted(this::acceptAll);
    }

    void start() {
        acceptor.start();
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    /** How many connections are being served now. */
    public int active() {
        return clients.size();
    }

    /** Breaks every connection being served and goes on listening. */
    public void disconnectAll() {
        clients.forEach((client, thread) -> {
            closeQuietly(client);
            thread.interrupt();
        });
    }

    /** Stops listening, breaks every connection, and waits up to 2 s for their threads. */
    @Override
    public void close() {
        closed = true;
        closeQuietly(socket);
        ended.accept(this);
        disconnectAll();
        long deadline = System.nanoTime() + LONGEST_END.toNanos();
        await(acceptor, deadline);
        disconnectAll();
        clients.values().forEach(thread -> await(thread, deadline));
    }

    private void acceptAll() {
        while (!closed) {
            Socket client;
            try {
                client = socket.accept();
            } catch (IOException e) {
                if (closed || socket.isClosed()) {
                    return;
                }
                LOG.debug("Accepting for {} failed", purpose, e);
                continue;
            }
            if (closed || clients.size() >= connections) {
                closeQuietly(client);
                continue;
            }
            Thread thread = Thread.ofVirtual()
                    .name("work-" + purpose + "-" + accepted.incrementAndGet())
                    .unstarted(() -> serve(client));
            clients.put(client, thread);
            thread.start();
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            service.serve(client);
        } catch (IOException e) {
            LOG.debug("A connection of {} ended: {}", purpose, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A connection of {} failed", purpose, e);
        } finally {
            clients.remove(client);
        }
    }

    private static void await(Thread thread, long deadline) {
        if (thread.equals(Thread.currentThread())) {
            return;
        }
        try {
            thread.join(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            LOG.debug("Closing failed", e);
        }
    }
}
