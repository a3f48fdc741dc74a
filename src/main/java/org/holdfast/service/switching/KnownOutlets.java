// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.holdfast.device.Device;
import org.holdfast.device.Switches.Outlet;
import org.holdfast.service.store.StateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers each device's outlets in a file. Thread-safe. */
final class KnownOutlets {
    private static final Logger LOG = LoggerFactory.getLogger(KnownOutlets.class);

    private final StateFile<Map<String, List<Outlet>>> file;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Map<String, List<Outlet>> known;

    KnownOutlets(StateFile<Map<String, List<Outlet>>> file) {
        this.file = file;
        known = file.state();
    }

    List<Outlet> of(String deviceId) {
        return known.getOrDefault(deviceId, List.of());
    }

    /** Writes them down where they are others than before. */
    void note(String deviceId, List<Outlet> outlets) {
        List<Outlet> now = outlets.stream().map(OutletsShape::writable).toList();
        if (now.equals(of(deviceId))) {
            return;
        }
        change(known -> known.put(deviceId, now));
    }

    /** Forgets all others. */
    void keepOnly(Collection<Device> devices) {
        Set<String> ids = devices.stream().map(Device::id).collect(Collectors.toSet());
        if (!ids.containsAll(known.keySet())) {
            change(known -> known.keySet().retainAll(ids));
        }
    }

    private void change(Consumer<Map<String, List<Outlet>>> change) {
        writing.lock();
        try {
            known = file.update(before -> changed(before, change));
        } catch (IOException e) {
            LOG.warn("The devices' outlets could not be written down", e);
            known = changed(known, change); // it is tried again with the next change
        } finally {
            writing.unlock();
        }
    }

    private static Map<String, List<Outlet>> changed(
            Map<String, List<Outlet>> before, Consumer<Map<String, List<Outlet>>> change) {
        Map<String, List<Outlet>> changed = new TreeMap<>(before);
        change.accept(changed);
        return Collections.unmodifiableMap(changed);
    }
}
