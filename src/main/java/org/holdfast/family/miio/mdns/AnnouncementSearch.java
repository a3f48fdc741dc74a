// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.mdns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.UdpSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks known hosts and whole networks which devices announce themselves. One question to everybody in each network and one
 * to each host, twice; the answers come to this computer alone. Thread-safe.
 */
public final class AnnouncementSearch {
    /** Where multicast DNS listens. */
    public static final int PORT = 5353;

    private static final InetAddress EVERYBODY = InetAddress.ofLiteral("224.0.0.251");
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(1);

    /** More than this is no home; whoever invents devices is not listened to for ever. */
    private static final int MOST = 512;

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementSearch.class);

    private final Network network;
    private final String family;
    private final int port;

    /**
     * @param family who is told to the tap
     * @param port where hosts listen, usually {@link #PORT}
     */
    public AnnouncementSearch(Network network, String family, int port) {
        this.network = network;
        this.family = family;
        this.port = port;
    }

    /**
     * Searches until {@code patience} is over.
     *
     * @param hosts addresses to ask by themselves
     * @param broadcasts networks to ask as a whole
     * @param listener hears of each device once, by its id, on the search's threads
     * @throws InterruptedException when the thread was interrupted; the search has ended then
     */
    public void run(
            Collection<InetAddress> hosts,
            Collection<SearchTargets.Broadcast> broadcasts,
            Duration patience,
            Consumer<Announcement> listener)
            throws InterruptedException {
        Set<Long> told = ConcurrentHashMap.newKeySet();
        Consumer<Announcement> once = announcement -> {
            if (told.size() < MOST && told.add(announcement.did())) {
                listener.accept(announcement);
            }
        };
        List<Asking> all = new ArrayList<>();
        try {
            hosts(hosts, once).ifPresent(all::add);
            for (SearchTargets.Broadcast each : broadcasts) {
                network(each, once).ifPresent(all::add);
            }
            long until = System.nanoTime() + patience.toNanos();
            List<Thread> threads = all.stream()
                    .map(each -> Thread.ofVirtual().name("work-miio-announced").start(() -> each.run(until)))
                    .toList();
            for (Thread each : threads) {
                each.join();
            }
        } finally {
            // Ends the threads that still wait.
            all.forEach(Asking::close);
        }
    }

    private Optional<Asking> hosts(Collection<InetAddress> hosts, Consumer<Announcement> listener) {
        Set<InetAddress> asked = new HashSet<>();
        hosts.stream().filter(network.reach()::allows).forEach(asked::add);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        try {
            UdpSocket socket = UdpSocket.open(
                    network, family, Optional.empty(), asked.iterator().next());
            return Optional.of(new Asking(socket, List.copyOf(asked), asked::contains, listener));
        } catch (IOException e) {
            LOG.debug("Hosts could not be asked what they announce", e);
            return Optional.empty();
        }
    }

    private Optional<Asking> network(SearchTargets.Broadcast each, Consumer<Announcement> listener) {
        if (!network.reach().allows(EVERYBODY)) {
            return Optional.empty();
        }
        try {
            UdpSocket socket =
                    UdpSocket.openForBroadcast(network, family, each.network().address());
            return Optional.of(new Asking(socket, List.of(EVERYBODY), each.network()::contains, listener));
        } catch (IOException e) {
            LOG.debug("Nobody could be asked through {}", each.via().name(), e);
            return Optional.empty();
        }
    }

    /** Questions and answers through one socket. For one thread, but for {@link #close}. */
    private final class Asking implements AutoCloseable {
        private final UdpSocket socket;
        private final List<InetAddress> asked;
        private final Predicate<InetAddress> expected;
        private final Consumer<Announcement> listener;

        Asking(
                UdpSocket socket,
                List<InetAddress> asked,
                Predicate<InetAddress> expected,
                Consumer<Announcement> listener) {
            this.socket = socket;
            this.asked = asked;
            this.expected = expected;
            this.listener = listener;
        }

        void run(long until) {
            try {
                ask();
                long again = System.nanoTime() + BEFORE_AGAIN.toNanos();
                hear(again - until < 0 ? again : until);
                if (System.nanoTime() - until < 0) {
                    ask();
                    hear(until);
                }
            } catch (IOException e) {
                LOG.debug("A search for announcements ended", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void ask() {
            for (InetAddress each : asked) {
                try {
                    socket.send(MdnsMessages.question(), new InetSocketAddress(each, port));
                } catch (IOException e) {
                    // No way there: the others are still worth it.
                    LOG.debug("A question could not be sent: {}", e.getMessage());
                }
            }
        }

        private void hear(long until) throws IOException, InterruptedException {
            ByteBuffer in = ByteBuffer.allocateDirect(MdnsMessages.LONGEST);
            InetSocketAddress from = socket.receive(in, until);
            while (from != null) {
                InetAddress host = from.getAddress();
                if (from.getPort() == port && expected.test(host)) {
                    for (String instance : MdnsMessages.instances(in)) {
                        Announcement.of(instance, host).ifPresent(listener);
                    }
                }
                from = System.nanoTime() - until < 0 ? socket.receive(in, until) : null;
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
