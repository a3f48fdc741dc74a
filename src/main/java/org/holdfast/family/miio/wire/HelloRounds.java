// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.io.IOException;
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

/** A search through one socket: rounds of hellos to all its places, and the answers between. For one thread. */
final class HelloRounds implements AutoCloseable {
    /** Between the first rounds, because datagrams get lost; the last one goes on (protocol reference, section 2). */
    private static final List<Duration> REPEATS =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

    /** How often each address of a network is asked. */
    private static final int SWEEPS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(HelloRounds.class);

    private final UdpSocket socket;
    private final List<InetSocketAddress> places;
    private final List<InetSocketAddress> swept;
    private final int waiting;
    private final Optional<LocalInterface> via;
    private final Predicate<InetSocketAddress> expected;
    private final HelloSearch.Heard heard;
    private boolean answered;
    private final ByteBuffer in = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer out = ByteBuffer.allocateDirect(Packets.HEADER);

    /**
     * @param places asked in each round
     * @param swept asked in the first rounds
     * @param waiting how many rounds without an answer come before those; 0 asks them in any case
     * @param expected whose answers are looked at
     */
    HelloRounds(
            UdpSocket socket,
            List<InetSocketAddress> places,
            List<InetSocketAddress> swept,
            int waiting,
            Optional<LocalInterface> via,
            Predicate<InetSocketAddress> expected,
            HelloSearch.Heard heard) {
        this.socket = socket;
        this.places = new ArrayList<>(places);
        this.swept = new ArrayList<>(swept);
        this.waiting = waiting;
        this.via = via;
        this.expected = expected;
        this.heard = heard;
    }

    /** Searches until then, by {@link System#nanoTime}, or until it is closed. */
    void run(long until) {
        try {
            long round = System.nanoTime();
            for (int done = 0; System.nanoTime() - until < 0; done++) {
                ask(places);
                if (done >= waiting && done < waiting + SWEEPS && !(waiting > 0 && answered)) {
                    ask(swept);
                }
                round += REPEATS.get(Math.min(done, REPEATS.size() - 1)).toNanos();
                hear(round - until < 0 ? round : until);
            }
        } catch (IOException e) {
            LOG.debug("A search ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(List<InetSocketAddress> asked) {
        asked.removeIf(place -> {
            Packets.writeHello(out);
            try {
                socket.send(out, place);
                return false;
            } catch (IOException e) {
                // No way there: the other places are still worth it.
                LOG.debug("A hello could not be sent: {}", e.getMessage());
                return true;
            }
        });
    }

    private void hear(long until) throws IOException, InterruptedException {
        InetSocketAddress from = socket.receive(in, until);
        while (from != null) {
            if (Packets.wellFormed(in) && Packets.isBare(in) && !Packets.isHello(in) && expected.test(from)) {
                answered = true;
                heard.sighted(new Sighting(Packets.did(in), Packets.stamp(in), from, via, Packets.shownToken(in)));
            }
            from = System.nanoTime() - until < 0 ? socket.receive(in, until) : null;
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
