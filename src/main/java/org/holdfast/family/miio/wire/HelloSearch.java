// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.UdpSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says hello to known addresses and to whole networks (protocol reference, section 2), through a socket of its own for
 * each network. Thread-safe.
 */
public final class HelloSearch {
    /** More than this is no home; whoever invents devices is not listened to for ever. */
    private static final int MOST_SIGHTINGS = 512;

    /** A network of 256 addresses; each address of a larger one is not asked. */
    private static final int SWEPT_PREFIX = 24;

    private static final Logger LOG = LoggerFactory.getLogger(HelloSearch.class);

    private final Network network;
    private final int port;

    public HelloSearch(Network network) {
        this(network, Neighbourhood.PORT);
    }

    /** @param port where devices listen, for those that do it elsewhere than usual */
    public HelloSearch(Network network, int port) {
        this.network = network;
        this.port = port;
    }

    /** How a whole network is asked. */
    public enum Breadth {
        /** By broadcast. */
        BROADCAST,
        /** By broadcast and, where it is a small network, each address too, for networks that filter broadcasts. */
        EACH_ADDRESS,
        /** The same, but for each address only where nobody answers the broadcasts. */
        EACH_ADDRESS_WHERE_SILENT
    }

    /**
     * Searches until {@code patience} is over; five seconds find most.
     *
     * @param unicast addresses to ask, at their own port or the usual one
     * @param broadcasts networks to ask as a whole
     * @param listener hears of each device once, by its id, on the search's threads
     * @throws InterruptedException when the thread was interrupted; the search has ended then
     */
    public void run(
            Collection<SearchTargets.Target> unicast,
            Collection<SearchTargets.Broadcast> broadcasts,
            Breadth breadth,
            Duration patience,
            Consumer<Sighting> listener)
            throws InterruptedException {
        run(unicast, broadcasts, breadth, patience, listener, new ArrayList<>());
    }

    /**
     * Asks one address until a device answers, or {@code patience} is over.
     *
     * @throws InterruptedException when the thread was interrupted; the search has ended then
     */
    public Optional<Sighting> first(SearchTargets.Target target, Duration patience) throws InterruptedException {
        return first(List.of(target), List.of(), patience, _ -> true);
    }

    /**
     * Asks known addresses and each address of whole networks, until a certain device answers or {@code patience} is over.
     *
     * @param wanted whether a device is that one
     * @throws InterruptedException when the thread was interrupted; the search has ended then
     */
    public Optional<Sighting> first(
            Collection<SearchTargets.Target> unicast,
            Collection<SearchTargets.Broadcast> broadcasts,
            Duration patience,
            Predicate<Sighting> wanted)
            throws InterruptedException {
        List<HelloRounds> all = new CopyOnWriteArrayList<>();
        AtomicReference<@Nullable Sighting> first = new AtomicReference<>();
        Consumer<Sighting> listener = sighting -> {
            if (!wanted.test(sighting) || !first.compareAndSet(null, sighting)) {
                sighting.shown().ifPresent(Token::close);
                return;
            }
            all.forEach(HelloRounds::close);
        };
        run(unicast, broadcasts, Breadth.EACH_ADDRESS, patience, listener, all);
        return Optional.ofNullable(first.get());
    }

    /** @param all gets what searches, before any of it begins */
    private void run(
            Collection<SearchTargets.Target> unicast,
            Collection<SearchTargets.Broadcast> broadcasts,
            Breadth breadth,
            Duration patience,
            Consumer<Sighting> listener,
            List<HelloRounds> all)
            throws InterruptedException {
        Heard heard = new Heard(listener);
        try {
            openUnicast(unicast, heard, all);
            for (SearchTargets.Broadcast each : broadcasts) {
                openBroadcast(each, breadth, heard, all);
            }
            long until = System.nanoTime() + patience.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (HelloRounds each : all) {
                threads.add(Thread.ofVirtual().name("work-miio-search").start(() -> each.run(until)));
            }
            for (Thread each : threads) {
                each.join();
            }
        } finally {
            // Ends the threads that still wait.
            all.forEach(HelloRounds::close);
        }
    }

    private void openUnicast(Collection<SearchTargets.Target> targets, Heard heard, List<HelloRounds> all) {
        Map<Optional<LocalInterface>, List<InetSocketAddress>> ways = new LinkedHashMap<>();
        for (SearchTargets.Target each : targets) {
            try {
                Address address = each.address();
                InetSocketAddress place =
                        Neighbourhood.resolve(network, Address.of(address.host(), address.portOr(port)));
                if (Neighbourhood.holds(network, place.getAddress())) {
                    ways.computeIfAbsent(each.via(), _ -> new ArrayList<>()).add(place);
                }
            } catch (UnknownHostException e) {
                LOG.debug("A place to search is not known: {}", e.getMessage());
            }
        }
        ways.forEach((via, places) -> {
            Set<InetSocketAddress> asked = Set.copyOf(places);
            try {
                UdpSocket socket =
                        UdpSocket.open(network, "miio", via, places.getFirst().getAddress());
                all.add(new HelloRounds(socket, places, List.of(), 0, via, asked::contains, heard));
            } catch (IOException e) {
                LOG.debug("A search could not begin", e);
            }
        });
    }

    private void openBroadcast(SearchTargets.Broadcast each, Breadth breadth, Heard heard, List<HelloRounds> all) {
        List<InetSocketAddress> places = new ArrayList<>();
        each.gateway().ifPresent(gateway -> places.add(new InetSocketAddress(gateway, port)));
        for (InetAddress everybody : each.addresses()) {
            places.add(new InetSocketAddress(everybody, port));
        }
        List<InetSocketAddress> swept = breadth == Breadth.BROADCAST ? List.of() : addresses(each);
        places.removeIf(place -> !network.reach().allows(place.getAddress()));
        if (places.isEmpty()) {
            return;
        }
        try {
            UdpSocket socket =
                    UdpSocket.openForBroadcast(network, "miio", each.network().address());
            all.add(new HelloRounds(
                    socket,
                    places,
                    swept,
                    breadth == Breadth.EACH_ADDRESS_WHERE_SILENT ? 1 : 0,
                    Optional.of(each.via()),
                    from -> each.network().contains(from.getAddress()),
                    heard));
        } catch (IOException e) {
            LOG.debug("A search through {} could not begin", each.via().name(), e);
        }
    }

    /** Each address of a small network but its first, its last and our own. */
    private List<InetSocketAddress> addresses(SearchTargets.Broadcast broadcast) {
        List<InetSocketAddress> all = new ArrayList<>();
        if (broadcast.network().prefixLength() < SWEPT_PREFIX) {
            return all;
        }
        byte[] bytes = broadcast.directed().getAddress();
        int last = Byte.toUnsignedInt(bytes[3]);
        int size = 1 << (Integer.SIZE - broadcast.network().prefixLength());
        for (int host = last - size + 2; host < last; host++) {
            bytes[3] = (byte) host;
            try {
                InetAddress address = InetAddress.getByAddress(bytes);
                if (!address.equals(broadcast.network().address())
                        && network.reach().allows(address)) {
                    all.add(new InetSocketAddress(address, port));
                }
            } catch (UnknownHostException e) {
                throw new IllegalStateException("An address has four bytes", e);
            }
        }
        return all;
    }

    /** Tells of each device once. */
    static final class Heard {
        private final Consumer<Sighting> listener;
        private final Set<Long> dids = ConcurrentHashMap.newKeySet();

        Heard(Consumer<Sighting> listener) {
            this.listener = listener;
        }

        void sighted(Sighting sighting) {
            if (dids.size() < MOST_SIGHTINGS && dids.add(sighting.did())) {
                listener.accept(sighting);
            } else {
                sighting.shown().ifPresent(Token::close);
            }
        }
    }
}
