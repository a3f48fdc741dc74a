// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.family.miio.mdns.AnnouncementSearch;
import org.holdfast.family.miio.wire.HelloSearch;
import org.holdfast.family.miio.wire.Sighting;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds devices by their hello and by what they announce (protocol reference, section 2), and makes of both what a user is
 * shown. Thread-safe.
 */
final class MiioSearch {
    /** For an announcement, after a device answered. */
    private static final Duration ANNOUNCEMENT = Duration.ofMillis(600);

    private static final int LOOPBACKS = 255;

    private static final Logger LOG = LoggerFactory.getLogger(MiioSearch.class);

    private final Network network;
    private final MiioTimes times;
    private final HelloSearch hellos;
    private final AnnouncementSearch announcements;
    private final ShownModel shownModel;

    /** @param announced the port of multicast DNS */
    MiioSearch(Network network, MiioTimes times, int announced) {
        this.network = network;
        this.times = times;
        hellos = new HelloSearch(network);
        announcements = new AnnouncementSearch(network, MiioFamily.ID, announced);
        shownModel = new ShownModel(network, times.client());
    }

    /** Searches once, hellos and announcements side by side. */
    void search(SearchTargets targets, Consumer<Found> found) throws InterruptedException {
        List<SearchTargets.Target> single = targets.probes(MiioFamily.ID, List.of()).stream()
                .filter(each -> each.address().ports().isEmpty())
                .toList();
        List<SearchTargets.Broadcast> networks = targets.broadcasts();
        Map<InetSocketAddress, SearchTargets.Target> asked = places(single);
        try (SearchRound round = new SearchRound(times, shownModel, found, asked)) {
            Thread announced = Thread.ofVirtual().name("work-miio-announced").start(() -> {
                try {
                    List<InetAddress> hosts = asked.keySet().stream()
                            .map(InetSocketAddress::getAddress)
                            .distinct()
                            .toList();
                    announcements.run(hosts, networks, times.search(), round::announced);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            try {
                hellos.run(
                        single,
                        networks,
                        HelloSearch.Breadth.EACH_ADDRESS_WHERE_SILENT,
                        times.search(),
                        round::sighted);
                announced.join();
                round.finish();
            } finally {
                announced.interrupt();
            }
        }
    }

    /** Where each address leads; the announcements of its host come from there, too. */
    private Map<InetSocketAddress, SearchTargets.Target> places(List<SearchTargets.Target> targets) {
        Map<InetSocketAddress, SearchTargets.Target> places = new HashMap<>();
        for (SearchTargets.Target each : targets) {
            try {
                places.putIfAbsent(MiioAddress.requireLocal(network, each.address()), each);
            } catch (DeviceException e) {
                LOG.debug("Nothing is sent to a place that is not known or not at home: {}", e.getMessage());
            }
        }
        return places;
    }

    /** Asks one address. */
    Found identify(Address address, Optional<LocalInterface> via) throws DeviceException, InterruptedException {
        if (!address.ports().isEmpty()) {
            throw new DeviceException.Unreachable(address.urlHost(), text("tried.hello"), null);
        }
        InetSocketAddress place = MiioAddress.requireLocal(network, address);
        CompletableFuture<String> model = new CompletableFuture<>();
        Thread announced = Thread.ofVirtual().name("work-miio-announced").start(() -> {
            try {
                announcements.run(
                        List.of(place.getAddress()), List.of(), times.asking(), each -> model.complete(each.model()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            Optional<Sighting> met = hellos.first(new SearchTargets.Target(address, via), times.asking());
            if (met.isEmpty()) {
                throw MiioAddress.silent(network, address);
            }
            Sighting sighting = met.get();
            try (Token shown = sighting.shown().orElse(null)) {
                Optional<String> told = shown == null ? Optional.empty() : shownModel.ask(sighting, shown);
                return new Met(
                                sighting.did(),
                                told.isPresent() ? told : soon(model),
                                address,
                                via,
                                Optional.ofNullable(shown),
                                true)
                        .found();
            }
        } finally {
            announced.interrupt();
        }
    }

    private static Optional<String> soon(CompletableFuture<String> model) throws InterruptedException {
        try {
            return Optional.of(model.get(ANNOUNCEMENT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    /** This computer is a network of its own where no other may be searched: virtual devices change their addresses in it. */
    private static List<SearchTargets.Target> loopbacks() {
        List<SearchTargets.Target> all = new ArrayList<>();
        for (int last = 1; last < LOOPBACKS; last++) {
            all.add(new SearchTargets.Target(Address.of("127.0.0." + last), Optional.empty()));
        }
        return all;
    }

    /** Looks for one device, wherever it is now. */
    Optional<Address> locate(Device device, SearchTargets targets) throws InterruptedException {
        if (!device.identified()) {
            return Optional.empty();
        }
        List<SearchTargets.Target> single = targets.probes(MiioFamily.ID, List.of()).stream()
                .filter(each -> each.address().ports().isEmpty())
                .toList();
        Predicate<Sighting> wanted = sighting -> MiioAddress.id(sighting.did()).equals(device.id());
        Duration patience = targets.reach() == Reach.LOOPBACK ? times.asking().dividedBy(2) : times.asking();
        Optional<Sighting> there = hellos.first(single, targets.broadcasts(), patience, wanted);
        if (there.isEmpty() && targets.reach() == Reach.LOOPBACK) {
            there = hellos.first(loopbacks(), List.of(), patience, wanted);
        }
        there.flatMap(Sighting::shown).ifPresent(Token::close);
        return there.map(sighting -> MiioAddress.of(sighting.from()));
    }
}
