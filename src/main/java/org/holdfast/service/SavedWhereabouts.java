// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.net.Address;
import org.holdfast.net.SearchTargets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Whereabouts} for the devices of the book, which is kept up to date without asking: an address that a router
 * changed is no question to the user. A device that was not found is not looked for again at once, because a search asks
 * the whole network.
 */
public final class SavedWhereabouts implements Whereabouts {
    /** Between two searches for a device that was not found. */
    static final Duration PAUSE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(SavedWhereabouts.class);

    private final DeviceBook book;
    private final SearchTargets targets;
    private final Clock clock;
    private final Map<String, Instant> missed = new ConcurrentHashMap<>();

    public SavedWhereabouts(DeviceBook book, SearchTargets targets, Clock clock) {
        this.book = book;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public Optional<Address> look(DeviceFamily family, Device device) throws InterruptedException {
        Instant before = missed.get(device.id());
        if (!device.identified() || (before != null && clock.instant().isBefore(before.plus(PAUSE)))) {
            return Optional.empty();
        }
        Optional<Address> now = family.locate(device, targets)
                .filter(address -> !family.usual(address).equals(family.usual(device.address())));
        if (now.isPresent()) {
            missed.remove(device.id());
            LOG.info("A device of the family {} has another address now", family.id());
        } else if (book.byId(device.id()).isPresent()) {
            missed.put(device.id(), clock.instant());
        }
        return now;
    }

    @Override
    public void met(Device device) {
        missed.remove(device.id());
        try {
            book.learn(device);
        } catch (DeviceBook.Unwritable e) {
            // It is learnt again next time; the user asked for nothing that could be answered here.
            LOG.warn("What a device said of itself could not be saved", e);
        }
    }
}
