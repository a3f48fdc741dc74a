// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.net.UdpSocket;
import org.jspecify.annotations.Nullable;

/** One try to get a camera ready (protocol reference, section 3.4). For one thread. */
final class Handshake {
    private static final Duration PACE = Duration.ofMillis(5);
    private static final int REMEMBERED_TRIES = 3;
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final UdpSocket socket;
    private final InetSocketAddress place;
    private final String where;
    private final KnownForms forms;
    private final SessionTimers timers;
    private final ByteBuffer in = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer out = ByteBuffer.allocateDirect(64);
    private List<WireForm> candidates = List.of();
    private Optional<Uid> wanted = Optional.empty();
    private boolean anotherAnswered;
    private boolean unreadableAnswered;

    Handshake(UdpSocket socket, InetSocketAddress place, String where, KnownForms forms, SessionTimers timers) {
        this.socket = socket;
        this.place = place;
        this.where = where;
        this.forms = forms;
        this.timers = timers;
    }

    /** Searches, answers the camera that answers, and waits until it is ready. */
    Peer run(PpppConnector.Route route) throws DeviceException, InterruptedException, IOException {
        candidates = new ArrayList<>(forms.forms());
        wanted = route.uid();
        route.form().ifPresent(remembered -> {
            candidates.remove(remembered);
            candidates.addFirst(remembered);
        });
        Peer met = meet(route.form());
        if (met == null) {
            if (anotherAnswered) {
                throw PpppTexts.another(where);
            }
            throw unreadableAnswered ? PpppTexts.unreadable(where) : PpppTexts.notThere(where);
        }
        if (!agree(met)) {
            throw PpppTexts.notReady(where);
        }
        return met;
    }

    private @Nullable Peer meet(Optional<WireForm> remembered) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long until = began + timers.meet().toNanos();
        if (remembered.isPresent()) {
            for (int i = 1; i <= REMEMBERED_TRIES; i++) {
                search(remembered.get());
                Peer met = hear(earlier(began + i * timers.echo().toNanos(), until));
                if (met != null) {
                    return met;
                }
            }
        }
        while (System.nanoTime() - until < 0) {
            long next = earlier(System.nanoTime() + ROUND.toNanos(), until);
            for (WireForm form : candidates) {
                search(form);
                Peer met = hear(System.nanoTime() + PACE.toNanos());
                if (met != null) {
                    return met;
                }
            }
            Peer met = hear(next);
            if (met != null) {
                return met;
            }
        }
        return null;
    }

    private void search(WireForm form) throws IOException {
        Packets.writeEmpty(out, MessageType.LAN_SEARCH);
        form.encipher(out);
        socket.send(out, place);
    }

    /** Waits for an answer from the place's address, whatever its port. */
    private @Nullable Peer hear(long until) throws IOException, InterruptedException {
        for (InetSocketAddress from = socket.receive(in, until); from != null; from = socket.receive(in, until)) {
            if (from.getAddress().equals(place.getAddress())) {
                Optional<KeyDetection.Answer> answer = KeyDetection.detect(in, candidates);
                if (answer.isEmpty()) {
                    unreadableAnswered |= in.remaining() >= KeyDetection.SHORTEST;
                } else if (wanted.isPresent()
                        && !wanted.get().equals(answer.get().uid())) {
                    anotherAnswered = true;
                } else {
                    return new Peer(
                            socket, from, answer.get().uid(), answer.get().form());
                }
            }
            if (System.nanoTime() - until >= 0) {
                return null;
            }
        }
        return null;
    }

    /** Answers until the camera, at exactly this address and port, says that it is ready. */
    private boolean agree(Peer met) throws IOException, InterruptedException {
        long until = System.nanoTime() + timers.meet().toNanos();
        while (System.nanoTime() - until < 0) {
            for (MessageType each : List.of(MessageType.PUNCH_PKT, MessageType.P2P_RDY)) {
                Packets.writeUid(out, each, met.uid());
                met.form().encipher(out);
                socket.send(out, met.at());
            }
            long next = earlier(System.nanoTime() + timers.echo().toNanos(), until);
            for (InetSocketAddress from = socket.receive(in, next); from != null; from = socket.receive(in, next)) {
                if (from.equals(met.at()) && isReady(met)) {
                    return true;
                }
                if (System.nanoTime() - next >= 0) {
                    break;
                }
            }
        }
        return false;
    }

    private boolean isReady(Peer met) throws IOException {
        met.form().decipher(in);
        MessageType type = Packets.wellFormed(in) ? Packets.type(in) : null;
        if (type == MessageType.ALIVE) {
            Packets.writeEmpty(out, MessageType.ALIVE_ACK);
            met.form().encipher(out);
            socket.send(out, met.at());
        }
        // A camera that sends pictures unasked is ready, too; it sends them again.
        return type == MessageType.P2P_RDY || type == MessageType.P2P_RDY_ACK || type == MessageType.DRW;
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }
}
