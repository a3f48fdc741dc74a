// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.device.Device;
import org.holdfast.family.miio.dialect.ChunkSize;

/** What was learnt of devices and models while the program runs. Bounded. Thread-safe. */
final class Remembered {
    private static final int MOST = 500;
    private static final String DOUBTED = "";

    private final Map<String, String> dialects = new ConcurrentHashMap<>();
    private final Map<String, ChunkSize> sizes = new ConcurrentHashMap<>();

    /** What a device spoke last, now or in an earlier run; empty where nobody knows or it is in doubt. */
    Optional<String> dialect(Device device) {
        String now = dialects.get(device.id());
        return now == null ? MiioChoices.dialect(device) : Optional.of(now).filter(each -> !each.equals(DOUBTED));
    }

    /** Whether a device ever took commands of ours. */
    boolean answered(Device device) {
        return dialects.containsKey(device.id()) || MiioChoices.dialect(device).isPresent();
    }

    void spoke(Device device, String dialect) {
        put(device, dialect);
    }

    /** Lets the next connection ask anew. */
    void doubt(Device device) {
        put(device, DOUBTED);
    }

    private void put(Device device, String dialect) {
        if (dialects.size() < MOST || dialects.containsKey(device.id())) {
            dialects.put(device.id(), dialect);
        }
    }

    /** How much one model is asked for at once. */
    ChunkSize size(String model) {
        ChunkSize known = sizes.get(model);
        if (known != null || sizes.size() >= MOST) {
            return known == null ? ChunkSize.of(model) : known;
        }
        return sizes.computeIfAbsent(model, ChunkSize::of);
    }
}
