// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.EncodedLoop;
import org.holdfast.lab.scene.SendLog;
import org.holdfast.net.Listeners;

/**
 * An RTSP server with one stream and room for one client: whoever asks for anything, even under a wrong name, cuts
 * off the one before (SJCAM protocol reference, section 11). Its socket belongs to the caller, who hands each
 * connection to {@link #serve}. Thread-safe.
 */
public final class RtspServer {
    private static final long RESTART_NANOS = 300_000_000L;

    private final Setup setup;
    private final Listeners listeners;
    private final AtomicReference<Optional<RtspSession>> current = new AtomicReference<>(Optional.empty());
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private volatile long closedUntilNanos = System.nanoTime();

    /** The stream in the form that is wanted now. */
    @FunctionalInterface
    public interface Stream {
        EncodedLoop now() throws IOException;
    }

    /**
     * What a server is made of.
     *
     * @param bind the address from which UDP packets are sent
     * @param path the only name under which the stream is found, with its leading slash
     * @param stream what to send
     * @param silent whether nothing is answered or sent now
     * @param log told about each picture sent
     */
    public record Setup(
            InetAddress bind, String path, Stream stream, Faults faults, BooleanSupplier silent, SendLog log) {}

    /** @param listeners opens the UDP sockets */
    public RtspServer(Setup setup, Listeners listeners) {
        this.setup = setup;
        this.listeners = listeners;
    }

    /** Talks to one client until it or a later one ends the conversation. */
    public void serve(Socket client) throws IOException {
        if (System.nanoTime() - closedUntilNanos < 0) {
            return;
        }
        RtspSession session = new RtspSession(client, setup, listeners);
        try {
            while (true) {
                Optional<RtspRequest> request = RtspRequest.read(client.getInputStream());
                if (request.isEmpty() || System.nanoTime() - closedUntilNanos < 0) {
                    return;
                }
                takeOver(session);
                if (!session.answer(request.get())) {
                    return;
                }
            }
        } finally {
            session.end();
            current.updateAndGet(now -> now.filter(one -> !one.equals(session)));
        }
    }

    /** Starts anew: breaks off the stream, and for a moment takes no connection. */
    public void restart() {
        closedUntilNanos = System.nanoTime() + RESTART_NANOS;
        current.getAndSet(Optional.empty()).ifPresent(RtspSession::cut);
    }

    private void takeOver(RtspSession session) {
        Optional<RtspSession> before = current.getAndSet(Optional.of(session));
        if (before.filter(session::equals).isPresent()) {
            return;
        }
        clients.incrementAndGet();
        before.ifPresent(one -> {
            cutOff.incrementAndGet();
            one.cut();
        });
    }

    /** How many clients asked for anything so far. */
    public int clients() {
        return clients.get();
    }

    /** How many of them were cut off by the next one. */
    public int cutOff() {
        return cutOff.get();
    }
}
