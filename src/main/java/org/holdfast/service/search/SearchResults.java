// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Discovery;
import org.holdfast.service.UsualAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What several rounds of searching found. Something that stays silent is dropped after two rounds, because a single
 * lost packet is no news. Thread-safe.
 */
final class SearchResults {
    private static final Logger LOG = LoggerFactory.getLogger(SearchResults.class);

    private static final int MISSES = 2;
    /** Bounds what a hostile network can fill the screen with. */
    private static final int MOST = 200;

    private final DeviceBook book;
    private final UsualAddresses addresses;
    private final Clock clock;
    private final Map<String, Sighting> sightings = new LinkedHashMap<>();
    private final Set<String> seenNow = new HashSet<>();
    private List<String> connected = List.of();
    private int rounds;
    private boolean news;
    private Optional<Instant> finished = Optional.empty();

    SearchResults(DeviceBook book, UsualAddresses addresses, Clock clock) {
        this.book = book;
        this.addresses = addresses;
        this.clock = clock;
    }

    synchronized void begin() {
        seenNow.clear();
        news = false;
    }

    /** Takes an answer in; tells whether it is news. */
    boolean add(Found found) {
        boolean fresh;
        synchronized (this) {
            String key = key(found);
            Sighting before = sightings.get(key);
            if (before == null && sightings.size() >= MOST) {
                return false;
            }
            seenNow.add(key);
            // Ids are made anew at each answer; a screen should keep the first.
            Found kept = before != null && sameThing(before.found, found) ? before.found : found;
            sightings.put(key, new Sighting(kept, 0));
            fresh = before == null || !kept.equals(before.found);
            news |= fresh;
        }
        if (found instanceof Found.Supported supported) {
            note(supported.device());
        }
        return fresh;
    }

    /** Writes down in the book that a saved device answered, and where it is now. */
    private void note(Device answered) {
        for (Device saved : book.devices()) {
            if (is(saved, answered)) {
                book.seen(saved.id(), clock.instant());
                if (saved.id().equals(answered.id()) && !saved.address().equals(answered.address())) {
                    move(saved, answered);
                }
            }
        }
    }

    private void move(Device saved, Device answered) {
        try {
            book.move(saved.id(), answered.address());
        } catch (DeviceBook.Unwritable e) {
            // The next search tries again; the user asked for nothing that could be answered here.
            LOG.warn("A device's new address could not be saved", e);
        }
    }

    /** Ends a round; tells whether anything changed. */
    synchronized boolean finish(List<String> idsInUse, Predicate<String> answers) {
        rounds++;
        finished = Optional.of(clock.instant());
        // One that is being opened may turn out not to answer.
        connected = idsInUse.stream().filter(answers).toList();
        List<String> gone = new ArrayList<>();
        sightings.replaceAll((key, sighting) -> seenNow.contains(key) || isOneOf(idsInUse, sighting.found)
                ? sighting
                : new Sighting(sighting.found, sighting.misses + 1));
        sightings.forEach((key, sighting) -> {
            if (sighting.misses >= MISSES) {
                gone.add(key);
            }
        });
        gone.forEach(sightings::remove);
        news |= !gone.isEmpty();
        return news;
    }

    /** What is connected was not asked, so its silence means nothing. */
    private static boolean isOneOf(List<String> ids, Found found) {
        return found instanceof Found.Supported supported
                && ids.contains(supported.device().id());
    }

    Discovery.State state(boolean searching) {
        List<Device> saved = book.devices();
        synchronized (this) {
            List<Found> found = new ArrayList<>();
            Set<String> answering = new HashSet<>(connected);
            for (Sighting sighting : sightings.values()) {
                boolean known = false;
                if (sighting.found instanceof Found.Supported supported) {
                    for (Device device : saved) {
                        if (is(device, supported.device())) {
                            known = true;
                            if (sighting.misses == 0) {
                                answering.add(device.id());
                            }
                        }
                    }
                }
                if (!known) {
                    found.add(sighting.found);
                }
            }
            List<String> ids =
                    saved.stream().map(Device::id).filter(answering::contains).toList();
            return new Discovery.State(searching, rounds, found, ids, finished);
        }
    }

    private boolean is(Device saved, Device answered) {
        if (!saved.family().equals(answered.family())) {
            return false;
        }
        // Two that say who they are and differ are two devices, also where the router gave one the other's address.
        boolean bothSay = saved.identified() && answered.identified();
        return saved.id().equals(answered.id()) || (!bothSay && addresses.sharesPort(saved, answered.address()));
    }

    private static boolean sameThing(Found before, Found now) {
        if (before instanceof Found.Supported one && now instanceof Found.Supported other) {
            boolean bothSay = one.device().identified() && other.device().identified();
            return (!bothSay || one.device().id().equals(other.device().id()))
                    && one.device().model().equals(other.device().model())
                    && one.device().address().equals(other.device().address())
                    && one.remarks().equals(other.remarks())
                    && sameGiven(one.given(), other.given());
        }
        return before.equals(now);
    }

    /** One that was reset has a new secret, which is the one to keep. */
    private static boolean sameGiven(Optional<Found.Given> before, Optional<Found.Given> now) {
        return before.isPresent() ? now.filter(before.get()::matches).isPresent() : now.isEmpty();
    }

    private String key(Found found) {
        return found.family() + "@" + addresses.of(found.family(), found.address());
    }

    /** Something found, and in how many rounds since it was silent. */
    private record Sighting(Found found, int misses) {}
}
