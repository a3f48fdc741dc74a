// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.UdpSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches the local network in every wire form (protocol reference, sections 3.4 and 4.4), through a socket of its own
 * for each network. Thread-safe.
 */
public final class LanSearch {
    /** Where cameras listen for searches. */
    public static final int PORT = 32108;

    /** More than this is no home; whoever invents cameras is not listened to for ever. */
    private static final int MOST_SIGHTINGS = 512;

    private static final Logger LOG = LoggerFactory.getLogger(LanSearch.class);

    private final Network network;
    private final List<WireForm> forms;

    public LanSearch(Network network, KnownForms forms) {
        this.network = network;
        this.forms = forms.forms();
    }

    /**
     * Searches until {@code patience} is over: each second five times, then every five seconds.
     *
     * @param unicast addresses to ask, at their own port or {@link #PORT}
     * @param broadcasts networks to ask as a whole
     * @param listener called on the search's threads
     * @throws InterruptedException when the thread was interrupted; the search has ended then
     */
    public void run(
            Collection<SearchTargets.Target> unicast,
            Collection<SearchTargets.Broadcast> broadcasts,
            Duration patience,
            SearchListener listener)
            throws InterruptedException {
        run(unicast, broadcasts, patience, listener, new ArrayList<>());
    }

    /**
     * Asks one address until a camera answers, or {@code patience} is over.
     *
     * @throws InterruptedException when the thread was interrupted; the search has ended then
     */
    public Optional<Sighting> first(SearchTargets.Target target, Duration patience) throws InterruptedException {
        List<SearchRounds> all = new ArrayList<>();
        AtomicReference<@Nullable Sighting> first = new AtomicReference<>();
        SearchListener listener = sighting -> {
            first.compareAndSet(null, sighting);
            all.forEach(SearchRounds::close);
        };
        run(List.of(target), List.of(), patience, listener, all);
        return Optional.ofNullable(first.get());
    }

    /** @param all gets what searches, before any of it begins */
    private void run(
            Collection<SearchTargets.Target> unicast,
            Collection<SearchTargets.Broadcast> broadcasts,
            Duration patience,
            SearchListener listener,
            List<SearchRounds> all)
            throws InterruptedException {
        Heard heard = new Heard(listener);
        try {
            openUnicast(unicast, heard, all);
            for (SearchTargets.Broadcast each : broadcasts) {
                openBroadcast(each, heard, all);
            }
            long until = System.nanoTime() + patience.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (SearchRounds each : all) {
                threads.add(Thread.ofVirtual().name("work-a9-search").start(() -> each.run(until)));
            }
            for (Thread each : threads) {
                each.join();
            }
        } finally {
            // Ends the threads that still wait.
            all.forEach(SearchRounds::close);
        }
    }

    private void openUnicast(Collection<SearchTargets.Target> targets, Heard heard, List<SearchRounds> all) {
        Map<Optional<LocalInterface>, List<InetSocketAddress>> ways = new LinkedHashMap<>();
        for (SearchTargets.Target each : targets) {
            try {
                InetSocketAddress place = resolve(network, each.address());
                if (Neighbourhood.holds(network, place.getAddress())) {
                    ways.computeIfAbsent(each.via(), _ -> new ArrayList<>()).add(place);
                }
            } catch (UnknownHostException e) {
                LOG.debug("A place to search is not known: {}", e.getMessage());
            }
        }
        ways.forEach((via, places) -> {
            Set<InetAddress> asked = Set.copyOf(
                    places.stream().map(InetSocketAddress::getAddress).toList());
            try {
                UdpSocket socket =
                        UdpSocket.open(network, "a9", via, places.getFirst().getAddress());
                all.add(new SearchRounds(socket, forms, places, via, asked::contains, heard));
            } catch (IOException e) {
                LOG.debug("A search could not begin", e);
            }
        });
    }

    private void openBroadcast(SearchTargets.Broadcast each, Heard heard, List<SearchRounds> all) {
        List<InetSocketAddress> places = new ArrayList<>();
        each.gateway().ifPresent(gateway -> places.add(new InetSocketAddress(gateway, PORT)));
        for (InetAddress everybody : each.addresses()) {
            places.add(new InetSocketAddress(everybody, PORT));
        }
        places.removeIf(place -> !network.reach().allows(place.getAddress()));
        if (places.isEmpty()) {
            return;
        }
        try {
            UdpSocket socket =
                    UdpSocket.openForBroadcast(network, "a9", each.network().address());
            all.add(new SearchRounds(socket, forms, places, Optional.of(each.via()), each.network()::contains, heard));
        } catch (IOException e) {
            LOG.debug("A search through {} could not begin", each.via().name(), e);
        }
    }

    /** Where a camera is asked: the address's IPv4 form, at its own port or the usual one. */
    static InetSocketAddress resolve(Network network, Address address) throws UnknownHostException {
        InetAddress host = ClientSockets.resolve(network.reach(), address.host()).stream()
                .filter(each -> each instanceof Inet4Address)
                .findFirst()
                .orElseThrow(() -> new UnknownHostException("These cameras have IPv4 addresses"));
        return new InetSocketAddress(host, address.portOr(PORT));
    }

    /** Tells each thing once. */
    static final class Heard {
        private final SearchListener listener;
        private final Set<Sighting> sightings = ConcurrentHashMap.newKeySet();
        private final Set<InetSocketAddress> strangers = ConcurrentHashMap.newKeySet();

        Heard(SearchListener listener) {
            this.listener = listener;
        }

        void sighted(Sighting sighting) {
            if (sightings.size() < MOST_SIGHTINGS && sightings.add(sighting)) {
                listener.sighted(sighting);
            }
        }

        void unreadable(InetSocketAddress from, ByteBuffer datagram) {
            if (strangers.size() < MOST_SIGHTINGS && strangers.add(from)) {
                listener.unreadable(
                        from,
                        ByteBuffer.allocate(datagram.remaining())
                                .put(datagram.duplicate())
                                .flip());
            }
        }
    }
}
