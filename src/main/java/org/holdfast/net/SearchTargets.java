// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Where searches are sent: the one object that every family asks, so that a search can be kept on this computer.
 * With {@link Reach#LOOPBACK} it never names an interface and accepts no address but loopback ones. Thread-safe.
 */
public final class SearchTargets {
    private final Reach reach;
    private final LocalInterfaces interfaces;
    private final Predicate<String> chosen;
    private final Predicate<Target> skipped;
    private final List<Named> named;
    private final List<Target> known;

    private SearchTargets(
            Reach reach,
            LocalInterfaces interfaces,
            Predicate<String> chosen,
            Predicate<Target> skipped,
            List<Named> named,
            List<Target> known) {
        this.reach = reach;
        this.interfaces = interfaces;
        this.chosen = chosen;
        this.skipped = skipped;
        this.named = named;
        this.known = List.copyOf(known);
    }

    /**
     * Every active interface that {@code chosen} accepts by name, and the addresses added later.
     *
     * @param interfaces asked at each search
     * @param chosen which interfaces the user lets searches use, by the system's name
     */
    public static SearchTargets of(LocalInterfaces interfaces, Predicate<String> chosen) {
        return new SearchTargets(
                Reach.ANYWHERE, interfaces, chosen, target -> false, new CopyOnWriteArrayList<>(), List.of());
    }

    /** No interface, and only such addresses as lead to this computer. */
    public static SearchTargets loopbackOnly() {
        return new SearchTargets(
                Reach.LOOPBACK, List::of, name -> false, target -> false, new CopyOnWriteArrayList<>(), List.of());
    }

    /** The same targets, now and later, without those that {@code leftAlone} accepts, such as devices in use. */
    public SearchTargets without(Predicate<Target> leftAlone) {
        return new SearchTargets(reach, interfaces, chosen, skipped.or(leftAlone), named, known);
    }

    /** The same targets and, for whichever family asks, those where devices are known to be, as far as in reach. */
    public SearchTargets also(List<Target> devices) {
        List<Target> reached = devices.stream()
                .filter(each ->
                        reach == Reach.ANYWHERE || isLoopback(each.address().host()))
                .toList();
        return new SearchTargets(reach, interfaces, chosen, skipped, named, reached);
    }

    /** How far searches and everything after them may go. */
    public Reach reach() {
        return reach;
    }

    /**
     * Adds an address to the searches of one family, or of all where {@code family} is empty.
     *
     * @return ends the addition
     * @throws IllegalArgumentException when the address is out of reach
     */
    public Registration add(Optional<String> family, Address address) {
        if (reach == Reach.LOOPBACK && !isLoopback(address.host())) {
            throw new IllegalArgumentException(
                    "Only virtual devices on this computer are searched for here, not " + address.host());
        }
        Named added = new Named(family, address);
        named.add(added);
        return () -> named.remove(added);
    }

    /**
     * The addresses that one family should probe now, each once: those added for it first, then where its devices
     * are known to be, then its well-known hosts through every chosen interface.
     *
     * @param family the family's id
     * @param wellKnownHosts IPv4 addresses at which devices of this family are known to sit
     */
    public List<Target> probes(String family, Collection<String> wellKnownHosts) {
        Set<Target> targets = new LinkedHashSet<>();
        for (Named each : named) {
            if (each.family.isEmpty() || each.family.get().equals(family)) {
                targets.add(new Target(each.address, Optional.empty()));
            }
        }
        targets.addAll(known);
        for (LocalInterface via : activeInterfaces()) {
            for (String host : wellKnownHosts) {
                targets.add(new Target(Address.of(host), Optional.of(via)));
            }
        }
        targets.removeIf(skipped);
        return new ArrayList<>(targets);
    }

    /**
     * Where a search by broadcast goes, an entry for each network of each chosen interface; none when only this
     * computer may be searched. Tunnels have nobody to hear it.
     */
    public List<Broadcast> broadcasts() {
        List<Broadcast> broadcasts = new ArrayList<>();
        for (LocalInterface via : activeInterfaces()) {
            if (!via.pointToPoint()) {
                for (LocalInterface.Network network : via.networks()) {
                    network.broadcast()
                            .ifPresent(directed ->
                                    broadcasts.add(new Broadcast(via, network, directed, network.usualGateway())));
                }
            }
        }
        return broadcasts;
    }

    /** The chosen active interfaces, loopback excluded; none when only this computer may be searched. */
    public List<LocalInterface> activeInterfaces() {
        return interfaces.active().stream()
                .filter(each -> !each.loopback() && chosen.test(each.name()))
                .toList();
    }

    private static boolean isLoopback(String host) {
        boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        if (!literal && !host.equals("localhost")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * One address to probe.
     *
     * @param address where
     * @param via the interface whose own address the socket is bound to; empty leaves it to the system
     */
    public record Target(Address address, Optional<LocalInterface> via) {}

    /**
     * One network to search by broadcast, with a socket of its own bound to this computer's address there.
     *
     * @param via the interface
     * @param network this computer's address in it
     * @param directed the network's own address for everybody
     * @param gateway where the network's gateway usually sits; empty where that is this computer
     */
    public record Broadcast(
            LocalInterface via, LocalInterface.Network network, InetAddress directed, Optional<InetAddress> gateway) {
        /** {@link #directed} and 255.255.255.255. */
        public List<InetAddress> addresses() {
            return List.of(directed, LocalInterface.EVERYBODY);
        }
    }

    private record Named(Optional<String> family, Address address) {}
}
