// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.HelloSearch;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.family.miio.wire.Route;
import org.holdfast.family.miio.wire.Sighting;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Faults;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;

/** Virtual MiIO devices that run, and ways to speak to them. */
final class MiioRoom implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    private final Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
    private final Lab lab;

    /** @param cacheFolder for the lab */
    MiioRoom(Path cacheFolder) throws IOException {
        lab = new Lab(Lab.Options.usual(cacheFolder).only(MiioDevice.FAMILY));
        lab.start();
    }

    Faults faults() {
        return lab.faults();
    }

    List<MiioDevice> devices() {
        return lab.miioDevices();
    }

    /** The plug, strip, switch or meter. */
    MiioDevice device(String word) {
        return devices().stream()
                .filter(each -> fact(each, "variant").equals(word))
                .findFirst()
                .orElseThrow();
    }

    Sighting sighting(MiioDevice device) throws InterruptedException {
        return seen(device.address(), SOON).orElseThrow();
    }

    Optional<Sighting> seen(Address address, Duration patience) throws InterruptedException {
        return new HelloSearch(network).first(new SearchTargets.Target(address, Optional.empty()), patience);
    }

    MiioClient client(MiioDevice device) throws DeviceException {
        try (Token token = Token.parse(fact(device, "token").toCharArray()).orElseThrow()) {
            Route route =
                    new Route(device.address(), Optional.empty(), OptionalLong.of(Long.parseLong(fact(device, "did"))));
            return MiioClient.open(network, route, token);
        }
    }

    static String fact(MiioDevice device, String name) {
        return device.facts(device.address()).getOrDefault(name, "");
    }

    @Override
    public void close() {
        lab.close();
    }
}
