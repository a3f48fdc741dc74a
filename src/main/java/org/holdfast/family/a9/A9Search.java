// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.family.a9.pppp.Uid;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;

/** Finds out what is where, in the order of the protocol reference, section 1. */
final class A9Search {
    /** What a camera in demo mode may be given to be found at other ports than its own. */
    private static final String VIDEO = "video";

    private static final int PROBES_AT_ONCE = 8;

    private final Network network;
    private final PeerToPeer cameras;
    private final DemoMode demo;

    A9Search(Network network, PeerToPeer cameras, DemoMode demo) {
        this.network = network;
        this.cameras = cameras;
        this.demo = demo;
    }

    /** Probes every target once. */
    void search(SearchTargets targets, Consumer<Found> found) throws InterruptedException {
        List<SearchTargets.Target> single = targets.probes(A9Family.ID, List.of());
        Set<Place> seen = ConcurrentHashMap.newKeySet();
        List<Runnable> probes = new ArrayList<>();
        for (SearchTargets.Target each : demoTargets(targets, single)) {
            probes.add(() -> demoAt(each).ifPresent(found));
        }
        for (SearchTargets.Target each : single) {
            if (RtspCamera.is(each.address())) {
                probes.add(() ->
                        RtspCamera.look(network, each.address(), each.via()).ifPresent(found));
            }
        }
        for (SearchTargets.Target each : here(targets, NaxclowProbe.HOST)) {
            probes.add(() -> NaxclowProbe.look(network, each.address(), each.via(), NaxclowProbe.PORT)
                    .ifPresent(found));
        }
        try (ExecutorService work = Executors.newFixedThreadPool(
                PROBES_AT_ONCE, Thread.ofVirtual().name("work-a9-search-", 0).factory())) {
            try {
                probes.forEach(work::execute);
                work.shutdown();
                cameras.search(targets.broadcasts(), peers(single), camera -> {
                    if (seen.add(new Place(camera.uid(), camera.at().getAddress()))) {
                        found.accept(supported(camera));
                    }
                });
                while (!work.awaitTermination(1, TimeUnit.SECONDS)) {
                    // Each probe has a deadline of its own.
                }
            } catch (InterruptedException e) {
                work.shutdownNow();
                throw e;
            }
        }
    }

    /**
     * Those that are not said to be of quite another kind. One that was in demo mode may have joined a network since, and
     * speaks PPPP then (protocol reference, section 2.3).
     */
    private static List<SearchTargets.Target> peers(List<SearchTargets.Target> single) {
        return single.stream()
                .filter(each -> !RtspCamera.is(each.address()))
                .map(each -> new SearchTargets.Target(peer(each.address()), each.via()))
                .distinct()
                .toList();
    }

    /** The same host as a place where PPPP is spoken. */
    private static Address peer(Address address) {
        return new Address(address.host(), address.port(), Collections.emptySortedMap());
    }

    private static List<SearchTargets.Target> demoTargets(SearchTargets targets, List<SearchTargets.Target> single) {
        List<SearchTargets.Target> all = new ArrayList<>();
        single.stream().filter(each -> mayBeDemo(each.address())).forEach(all::add);
        all.addAll(here(targets, A9Guide.USUAL_HOST));
        // Each start of the picture takes it away from whoever had it, so one place is asked once.
        Set<Address> asked = new HashSet<>();
        return all.stream().filter(each -> asked.add(each.address())).toList();
    }

    /** A well-known host through those interfaces in whose networks it lies. */
    private static List<SearchTargets.Target> here(SearchTargets targets, String host) {
        InetAddress address = InetAddress.ofLiteral(host);
        return targets.probes("", List.of(host)).stream()
                .filter(each -> each.address().host().equals(host)
                        && each.via().filter(via -> via.reaches(address)).isPresent())
                .toList();
    }

    static boolean mayBeDemo(Address address) {
        return !RtspCamera.is(address)
                && (address.ports().containsKey(VIDEO) || address.host().equals(A9Guide.USUAL_HOST));
    }

    private Optional<Found> demoAt(SearchTargets.Target target) {
        try {
            return demo.answers(target.address(), target.via())
                    ? Optional.of(demoFound(target.address()))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Asks one address. */
    Found identify(Address address, Optional<LocalInterface> via) throws DeviceException, InterruptedException {
        if (RtspCamera.is(address)) {
            return RtspCamera.look(network, address, via)
                    .orElseThrow(() -> new DeviceException.Unreachable(
                            address.urlHost(), text("tried.search"), text("rtsp.nobody.advice"), null));
        }
        if (!address.ports().containsKey(VIDEO)) {
            Optional<Found> peer = peerAt(address, via);
            if (peer.isPresent()) {
                return peer.get();
            }
        }
        if (mayBeDemo(address) && demo.answers(address, via)) {
            return demoFound(address);
        }
        if (address.ports().containsKey(VIDEO)) {
            Optional<Found> joined = peerAt(peer(address), via);
            if (joined.isPresent()) {
                return joined.get();
            }
        }
        boolean naxclow = address.host().equals(NaxclowProbe.HOST);
        Optional<Found> other =
                naxclow ? NaxclowProbe.look(network, address, via, NaxclowProbe.PORT) : Optional.empty();
        return other.or(() -> RtspProbe.look(network, address, via))
                .orElseThrow(() -> new DeviceException.Unreachable(
                        address.urlHost(), text("tried.search"), text("nobody.advice"), null));
    }

    private Optional<Found> peerAt(Address address, Optional<LocalInterface> via) throws InterruptedException {
        return cameras.first(new SearchTargets.Target(address, via)).map(this::supported);
    }

    private Found supported(PeerToPeer.Camera camera) {
        Optional<UidPrefix> known = UidPrefix.of(camera.uid());
        Variant variant =
                known.map(UidPrefix::variant).orElse(camera.form().equals("plain") ? Variant.BINARY : Variant.JSON);
        Address address = camera.target()
                .map(SearchTargets.Target::address)
                .orElseGet(() -> Address.of(camera.at().getAddress().getHostAddress()));
        Map<String, String> options = camera.target()
                .flatMap(SearchTargets.Target::via)
                .map(via -> Map.of(A9Choices.INTERFACE, via.name()))
                .orElse(Map.of());
        Device device = new Device(
                Device.idOf(A9Family.ID, camera.uid().text()),
                A9Family.ID,
                variant.model(camera.form()),
                "A9 " + camera.uid().prefix(),
                address,
                options);
        return new Found.Supported(device, remarks(known, variant));
    }

    private static List<Text> remarks(Optional<UidPrefix> known, Variant variant) {
        List<Text> remarks = new ArrayList<>();
        if (variant == Variant.CGI) {
            remarks.add(text("remark.cgi"));
        }
        if (known.isEmpty()) {
            remarks.add(text("remark.unknown-prefix"));
        }
        return remarks;
    }

    private static Found demoFound(Address address) {
        String model = Variant.DEMO.model("");
        return new Found.Supported(
                new Device(UUID.randomUUID().toString(), A9Family.ID, model, "A9", address, Map.of()),
                List.of(text("remark.demo")));
    }

    /** One camera at one address. */
    private record Place(Uid uid, InetAddress at) {}
}
