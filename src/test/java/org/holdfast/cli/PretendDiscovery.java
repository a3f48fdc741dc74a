// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.Discovery;

/** Finds what it was told to find, at the addresses that a search would ask. */
final class PretendDiscovery implements Discovery {
    private final PretendFamily family;
    private final SearchTargets targets;
    final List<String> answering = new ArrayList<>();

    PretendDiscovery(PretendFamily family, SearchTargets targets) {
        this.family = family;
        this.targets = targets;
    }

    @Override
    public List<Found> searchOnce() {
        List<Found> found = new ArrayList<>();
        for (SearchTargets.Target target : targets.probes("cam", List.of())) {
            try {
                found.add(family.identify(target.address(), target.via()));
            } catch (DeviceException e) {
                // A search passes over what does not answer.
            }
        }
        return found;
    }

    @Override
    public Registration keepSearching() {
        return () -> {};
    }

    @Override
    public void searchNow() {}

    @Override
    public State state() {
        return new State(false, 1, List.of(), answering, Optional.empty());
    }

    @Override
    public Registration listen(Runnable changed) {
        return () -> {};
    }

    @Override
    public Found identify(Optional<String> wanted, Address address) throws DeviceException {
        return family.identify(address, Optional.empty());
    }

    @Override
    public List<Obstacle> obstacles() {
        return List.of(new Obstacle(true, Text.literal("Wi-Fi is off."), Text.literal("Switch it on.")));
    }

    @Override
    public void close() {}
}
