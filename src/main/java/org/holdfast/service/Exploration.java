// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.VirtualDevices;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trying Holdfast without hardware: starts the virtual devices and lets searches know where they are. They then
 * appear as found and can be added like any other. Thread-safe.
 */
public final class Exploration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exploration.class);

    private final VirtualDevices devices;
    private final SearchTargets targets;
    private final List<Registration> added = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Exploration(VirtualDevices devices, SearchTargets targets) {
        this.devices = devices;
        this.targets = targets;
    }

    /**
     * Starts the virtual devices where they do not run yet; blocks until all are up.
     *
     * @throws IOException when a port cannot be opened
     */
    public List<VirtualDevices.VirtualDevice> start() throws IOException {
        List<VirtualDevices.VirtualDevice> running;
        synchronized (added) {
            running = devices.start();
            if (added.isEmpty()) {
                for (VirtualDevices.VirtualDevice each : running) {
                    added.add(targets.add(Optional.of(each.family()), each.address()));
                }
            }
        }
        LOG.info("{} virtual devices run", running.size());
        Threads.tell(listeners);
        return running;
    }

    /** Stops them and takes them out of the searches; harmless when they do not run. */
    public void stop() {
        synchronized (added) {
            added.forEach(Registration::close);
            added.clear();
            devices.close();
        }
        Threads.tell(listeners);
    }

    /** Whether they run. */
    public boolean running() {
        return devices.running();
    }

    /** Calls {@code changed} after they were started or stopped, on the thread that did it; it must return at once. */
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public void close() {
        stop();
    }
}
