// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session's thread does: it waits for the next datagram or the next duty, whichever comes first. Nothing is
 * allocated for a datagram.
 */
final class SessionLoop implements Runnable {
    /** More channels than any camera uses; what comes on others is acknowledged and nothing else. */
    static final int CHANNELS = 8;

    private static final int FAREWELLS = 3;
    private static final Duration BETWEEN_FAREWELLS = Duration.ofMillis(10);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
    private static final int LONGEST_DATAGRAM = 2048;
    private static final Logger LOG = LoggerFactory.getLogger(SessionLoop.class);

    private final Peer peer;
    private final SessionState state;
    private final SessionTimers timers;
    private final SessionCounters counters = new SessionCounters();
    private final AtomicReferenceArray<@Nullable PacketListener> listeners = new AtomicReferenceArray<>(CHANNELS);
    private final AtomicInteger patient = new AtomicInteger();
    private final ReceiveWindow[] windows = new ReceiveWindow[CHANNELS];
    private final Acknowledgements[] acknowledgements = new Acknowledgements[CHANNELS];
    private final int[] single = new int[1];
    private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST_DATAGRAM);
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST_DATAGRAM);
    private final long beganAt = System.nanoTime();
    private volatile boolean told;
    private long heardAt = beganAt;
    private long sentAt = beganAt;
    private long askedAt = beganAt;
    private boolean doubted;
    private long doubtedAt;
    private boolean listenerFailed;

    SessionLoop(Peer peer, SessionState state, SessionTimers timers) {
        this.peer = peer;
        this.state = state;
        this.timers = timers;
        for (int i = 0; i < CHANNELS; i++) {
            windows[i] = new ReceiveWindow();
            acknowledgements[i] = new Acknowledgements(i, timers.acknowledge().toNanos());
        }
    }

    PacketCounts counts() {
        return counters.now();
    }

    void wake() {
        peer.socket().wake();
    }

    Registration listen(int channel, PacketListener listener) {
        listeners.set(channel, listener);
        return () -> listeners.compareAndSet(channel, listener, null);
    }

    Registration patient() {
        patient.incrementAndGet();
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.compareAndSet(true, false)) {
                patient.decrementAndGet();
            }
        };
    }

    @Override
    public void run() {
        try {
            while (!state.isOver()) {
                long now = System.nanoTime();
                doDuties(now);
                InetSocketAddress from = peer.socket().receive(in, nextDuty());
                if (from != null) {
                    take(from, System.nanoTime());
                }
            }
        } catch (ClosedChannelException e) {
            state.end(() -> PpppTexts.over(state.where()), false);
        } catch (IOException e) {
            state.end(() -> PpppTexts.failed(state.where(), e), true);
        } catch (InterruptedException e) {
            state.end(() -> PpppTexts.over(state.where()), false);
        }
    }

    private void doDuties(long now) {
        for (Acknowledgements each : acknowledgements) {
            if (each.isDue(now)) {
                each.write(out);
                sendOut(now);
            }
        }
        Duration unheard = patient.get() > 0 ? timers.patience() : timers.unheard();
        for (int times = state.outbox().nextDue(now, heardAt, unheard, out);
                times > 0;
                times = state.outbox().nextDue(now, heardAt, unheard, out)) {
            if (times > 1) {
                counters.resent.increment();
            }
            // It was enciphered once, when it was made.
            sendCiphered(now);
        }
        if (now - aliveDueAt() >= 0) {
            askedAt = now;
            sendEmpty(MessageType.ALIVE, now);
        }
        if (doubted && now - doubtedAt >= timers.proof().toNanos()) {
            told = true;
            state.end(() -> PpppTexts.closedByCamera(state.where()), true);
        } else if (now - heardAt >= longestSilence().toNanos()) {
            state.end(() -> PpppTexts.silent(state.where()), true);
        }
    }

    private long nextDuty() {
        long next = earlier(aliveDueAt(), heardAt + longestSilence().toNanos());
        if (doubted) {
            next = earlier(next, doubtedAt + timers.proof().toNanos());
        }
        for (Acknowledgements each : acknowledgements) {
            next = each.dueAt(next);
        }
        return state.outbox().nextAt(next);
    }

    /** After our own silence; after the camera's too, since it may acknowledge nothing and still live. */
    private long aliveDueAt() {
        if (doubted) {
            return askedAt + BETWEEN_QUESTIONS.toNanos();
        }
        long unanswered = askedAt - heardAt > 0 ? askedAt : heardAt;
        return earlier(sentAt, unanswered) + timers.alive().toNanos();
    }

    private Duration longestSilence() {
        return patient.get() > 0 ? timers.patience() : timers.silence();
    }

    private void take(InetSocketAddress from, long now) {
        if (!from.equals(peer.at())) {
            counters.foreign.increment();
            return;
        }
        peer.form().decipher(in);
        if (!Packets.wellFormed(in)) {
            counters.malformed.increment();
            return;
        }
        heardAt = now;
        switch (Packets.type(in)) {
            case DRW -> takeData(now);
            case DRW_ACK -> takeAcknowledgement();
            case ALIVE -> {
                doubted = false;
                sendEmpty(MessageType.ALIVE_ACK, now);
            }
            case ALIVE_ACK -> doubted = false;
            case CLOSE -> takeClose(now);
            case null, default -> counters.ignored.increment();
        }
    }

    private void takeData(long now) {
        if (!Packets.isData(in)) {
            counters.malformed.increment();
            return;
        }
        int channel = Packets.channel(in);
        int index = Packets.index(in);
        if (channel >= CHANNELS) {
            single[0] = index;
            Packets.writeAcknowledgement(out, channel, single, 1);
            sendOut(now);
            counters.ignored.increment();
            return;
        }
        acknowledgements[channel].add(index, now);
        if (acknowledgements[channel].isDue(now)) {
            acknowledgements[channel].write(out);
            sendOut(now);
        }
        long before = windows[channel].newest();
        long unwrapped = windows[channel].take(index);
        if (unwrapped == ReceiveWindow.DUPLICATE) {
            counters.duplicates.increment();
        } else if (unwrapped == ReceiveWindow.BEYOND) {
            counters.beyond.increment();
        } else {
            if (unwrapped < before) {
                counters.outOfOrder.increment();
            }
            deliver(channel, unwrapped, now);
        }
    }

    private void deliver(int channel, long index, long now) {
        Packets.narrowToPayload(in);
        counters.packets.increment();
        counters.bytes.add(in.remaining());
        PacketListener listener = listeners.get(channel);
        if (listener == null) {
            return;
        }
        try {
            listener.packet(index, in, now);
        } catch (RuntimeException e) {
            if (!listenerFailed) {
                listenerFailed = true;
                LOG.error("A listener of a camera's packets failed; further times are not told", e);
            }
        }
    }

    private void takeAcknowledgement() {
        int count = Packets.acknowledged(in);
        if (count < 0) {
            counters.malformed.increment();
            return;
        }
        for (int i = 0; i < count; i++) {
            state.outbox().acknowledged(Packets.channel(in), Packets.acknowledged(in, i));
        }
    }

    /** A CLOSE soon after the beginning may be the end of an earlier session; then the camera still answers. */
    private void takeClose(long now) {
        if (now - beganAt >= timers.doubt().toNanos()) {
            told = true;
            state.end(() -> PpppTexts.closedByCamera(state.where()), true);
        } else if (!doubted) {
            doubted = true;
            doubtedAt = now;
            counters.ignored.increment();
            askedAt = now;
            sendEmpty(MessageType.ALIVE, now);
        }
    }

    private void sendEmpty(MessageType type, long now) {
        Packets.writeEmpty(out, type);
        sendOut(now);
    }

    private void sendOut(long now) {
        peer.form().encipher(out);
        sendCiphered(now);
    }

    private void sendCiphered(long now) {
        sentAt = now;
        try {
            peer.socket().send(out, peer.at());
        } catch (IOException e) {
            // No network for a moment, perhaps; the camera's silence will tell.
            LOG.debug("A datagram could not be sent: {}", e.getMessage());
        }
    }

    /** Tells the camera, unless it closed the session itself, and closes the socket. Called once, from any thread. */
    void leave() {
        ByteBuffer farewell = ByteBuffer.allocateDirect(Packets.HEADER);
        try {
            for (int i = 0; i < FAREWELLS && !told; i++) {
                if (i > 0) {
                    UdpPpppSession.pause(BETWEEN_FAREWELLS);
                }
                Packets.writeEmpty(farewell, MessageType.CLOSE);
                peer.form().encipher(farewell);
                peer.socket().send(farewell, peer.at());
            }
        } catch (IOException e) {
            LOG.debug("The camera could not be told: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            peer.socket().close();
        }
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }
}
