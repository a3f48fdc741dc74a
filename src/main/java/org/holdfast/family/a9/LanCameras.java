// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.pppp.KnownForms;
import org.holdfast.family.a9.pppp.LanSearch;
import org.holdfast.family.a9.pppp.PpppConnector;
import org.holdfast.family.a9.pppp.Sighting;
import org.holdfast.family.a9.pppp.UdpPpppSession;
import org.holdfast.family.a9.pppp.WireForm;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;

/** The cameras of the local network. */
final class LanCameras implements PeerToPeer {
    /** What a round of searching asks at most, besides whole networks. */
    private static final int MOST_SINGLE = 64;

    private static final int MOST_REMEMBERED = 200;

    private final KnownForms forms;
    private final PpppConnector connector;
    /** In which form each place spoke last. */
    private final Map<Address, WireForm> remembered = new ConcurrentHashMap<>();

    private final LanSearch search;
    private final Duration patience;

    /** @param patience how long cameras are given to answer a search */
    LanCameras(Network network, Duration patience) {
        this.patience = patience;
        forms = KnownForms.load();
        search = new LanSearch(network, forms);
        connector = new PpppConnector(network, forms);
    }

    @Override
    public void search(
            List<SearchTargets.Broadcast> networks, List<SearchTargets.Target> single, Consumer<Camera> found)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        // One search an address: cameras answer from ports of their own choice, so two at one host look alike.
        for (SearchTargets.Target each : single.stream().limit(MOST_SINGLE).toList()) {
            threads.add(start(() -> search.run(
                    List.of(each),
                    List.of(),
                    patience,
                    sighting -> found.accept(camera(sighting, Optional.of(each))))));
        }
        if (!networks.isEmpty()) {
            threads.add(start(() -> search.run(
                    List.of(), networks, patience, sighting -> found.accept(camera(sighting, Optional.empty())))));
        }
        try {
            for (Thread each : threads) {
                each.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            throw e;
        }
    }

    @Override
    public Optional<Camera> first(SearchTargets.Target target) throws InterruptedException {
        return search.first(target, patience).map(sighting -> camera(sighting, Optional.of(target)));
    }

    private Camera camera(Sighting sighting, Optional<SearchTargets.Target> target) {
        return new Camera(sighting.uid(), sighting.from(), forms.name(sighting.form()), target);
    }

    private static Thread start(Searching searching) {
        return Thread.ofVirtual().name("work-a9-look").start(() -> {
            try {
                searching.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public Opened open(Address address, Optional<LocalInterface> via) throws DeviceException, InterruptedException {
        WireForm before = remembered.get(address);
        UdpPpppSession session =
                connector.open(new PpppConnector.Route(address, via, Optional.ofNullable(before), Optional.empty()));
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(address, session.form());
        }
        return new Opened(
                session, forms.name(session.form()), session.form().key().isPresent());
    }

    /** A search that can be broken off. */
    @FunctionalInterface
    private interface Searching {
        void run() throws InterruptedException;
    }
}
