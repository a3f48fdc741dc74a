// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.UdpSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A search through one socket: rounds of all wire forms to all its places, and the answers between. */
final class SearchRounds implements AutoCloseable {
    /** Between two forms to the same place; protocol reference, section 4.4. */
    private static final Duration PACE = Duration.ofMillis(5);

    private static final int FIRST_ROUNDS = 5;
    private static final Duration FIRST_REPEAT = Duration.ofSeconds(1);
    private static final Duration REPEAT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SearchRounds.class);

    private final UdpSocket socket;
    private final List<WireForm> forms;
    private final List<InetSocketAddress> places;
    private final Optional<LocalInterface> via;
    private final Predicate<InetAddress> expected;
    private final LanSearch.Heard heard;
    private final ByteBuffer in = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer out = ByteBuffer.allocateDirect(Packets.HEADER);

    /** @param expected whose answers are looked at */
    SearchRounds(
            UdpSocket socket,
            List<WireForm> forms,
            List<InetSocketAddress> places,
            Optional<LocalInterface> via,
            Predicate<InetAddress> expected,
            LanSearch.Heard heard) {
        this.socket = socket;
        this.forms = forms;
        this.places = new ArrayList<>(places);
        this.via = via;
        this.expected = expected;
        this.heard = heard;
    }

    /** Searches until then, by {@link System#nanoTime}, or until it is closed. */
    void run(long until) {
        try {
            long round = System.nanoTime();
            for (int done = 1; System.nanoTime() - until < 0 && !places.isEmpty(); done++) {
                for (WireForm form : forms) {
                    ask(form, MessageType.LAN_SEARCH);
                    hear(earlier(System.nanoTime() + PACE.toNanos(), until));
                }
                // One maker's program searches with this message too.
                ask(WireForm.PLAIN, MessageType.LAN_NOTIFY_ACK);
                round += (done < FIRST_ROUNDS ? FIRST_REPEAT : REPEAT).toNanos();
                hear(earlier(round, until));
            }
        } catch (IOException e) {
            LOG.debug("A search ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(WireForm form, MessageType type) {
        for (InetSocketAddress place : List.copyOf(places)) {
            Packets.writeEmpty(out, type);
            form.encipher(out);
            try {
                socket.send(out, place);
            } catch (IOException e) {
                // No way there: the other places are still worth it.
                LOG.debug("A search could not be sent: {}", e.getMessage());
                places.remove(place);
            }
        }
    }

    private void hear(long until) throws IOException, InterruptedException {
        InetSocketAddress from = socket.receive(in, until);
        while (from != null) {
            if (expected.test(from.getAddress())) {
                Optional<KeyDetection.Answer> answer = KeyDetection.detect(in, forms);
                if (answer.isPresent()) {
                    heard.sighted(new Sighting(answer.get().uid(), answer.get().form(), from, via));
                } else if (in.remaining() >= KeyDetection.SHORTEST) {
                    heard.unreadable(from, in);
                }
            }
            from = System.nanoTime() - until < 0 ? socket.receive(in, until) : null;
        }
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    @Override
    public void close() {
        socket.close();
    }
}
