// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.service.Discovery;

/** A search that finds what a test says. */
public final class ScriptedDiscovery implements Discovery {
    private final ScriptedFamily family;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger searchers = new AtomicInteger();
    private volatile State state = new State(true, 0, List.of(), List.of(), Optional.empty());
    private volatile List<Obstacle> obstacles = List.of();

    public ScriptedDiscovery(ScriptedFamily family) {
        this.family = family;
    }

    /** A round ended with this. */
    public void round(int rounds, List<Found> found, List<String> answering) {
        state = new State(false, rounds, found, answering, Optional.of(Instant.now()));
        listeners.forEach(Runnable::run);
    }

    /** What {@link #obstacles} says. */
    public void blame(List<Obstacle> what) {
        obstacles = what;
    }

    /** How many keep searching. */
    public int searchers() {
        return searchers.get();
    }

    @Override
    public List<Found> searchOnce() {
        return state.found();
    }

    @Override
    public Registration keepSearching() {
        searchers.incrementAndGet();
        return searchers::decrementAndGet;
    }

    @Override
    public void searchNow() {
        state = new State(true, state.rounds(), state.found(), state.answering(), state.finished());
        listeners.forEach(Runnable::run);
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public Found identify(Optional<String> wanted, Address address) throws DeviceException {
        return family.identify(address, Optional.empty());
    }

    @Override
    public List<Obstacle> obstacles() {
        return obstacles;
    }

    @Override
    public void close() {}
}
