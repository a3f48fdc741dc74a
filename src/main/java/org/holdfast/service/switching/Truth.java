// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.device.Switches;
import org.holdfast.device.Switches.Countdowns;
import org.holdfast.device.Switches.Measure;
import org.holdfast.device.Switches.Outlet;
import org.holdfast.service.Switchboard.Timer;

/**
 * What a device said, all taken together. An answer that was overtaken by a newer one changes nothing.
 *
 * @param rhythm empty before the device answered since the program started
 * @param limits what the device's own timers can count, by outlet
 * @param timers the device's own, by outlet
 */
record Truth(
        List<Outlet> outlets,
        Map<String, Switches.State> on,
        List<Measure> measures,
        Optional<Switches.Rhythm> rhythm,
        Map<String, Countdowns.Limit> limits,
        Map<String, Timer> timers) {
    Truth {
        outlets = List.copyOf(outlets);
        on = Map.copyOf(on);
        measures = List.copyOf(measures);
        limits = Map.copyOf(limits);
        timers = Map.copyOf(timers);
    }

    /** Nothing but what outlets it had last. */
    static Truth remembered(List<Outlet> outlets) {
        return new Truth(outlets, Map.of(), List.of(), Optional.empty(), Map.of(), Map.of());
    }

    /** What the device offers now. */
    Truth offered(Switches switches) {
        Map<String, Countdowns.Limit> counts = new HashMap<>();
        switches.countdowns()
                .ifPresent(each -> each.outlets().forEach(outlet -> counts.put(outlet, each.limit(outlet))));
        return new Truth(switches.outlets(), on, measures, Optional.of(switches.rhythm()), counts, timers);
    }

    Truth read(Switches.Readings readings) {
        Map<String, Switches.State> states = new TreeMap<>(on);
        readings.on().forEach((outlet, state) -> states.merge(outlet, state, Truth::newer));
        // A quick answer over a new connection knows nothing of the rest, which stands with its age.
        Map<String, Measure> now = new LinkedHashMap<>();
        measures.forEach(measure -> now.put(measure.name(), measure));
        readings.measures().forEach(measure -> now.merge(measure.name(), measure, Truth::newer));
        return new Truth(outlets, states, List.copyOf(now.values()), rhythm, limits, timers);
    }

    Truth timed(Map<String, Timer> running) {
        return new Truth(outlets, on, measures, rhythm, limits, running);
    }

    Truth timed(String outlet, Optional<Timer> running) {
        Map<String, Timer> changed = new TreeMap<>(timers);
        running.ifPresentOrElse(timer -> changed.put(outlet, timer), () -> changed.remove(outlet));
        return timed(changed);
    }

    Optional<Timer> timer(String outlet, Instant now) {
        return Optional.ofNullable(timers.get(outlet))
                .filter(timer -> timer.due().isAfter(now));
    }

    Optional<Outlet> outlet(String name) {
        return outlets.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static Switches.State newer(Switches.State one, Switches.State other) {
        return other.at().isBefore(one.at()) ? one : other;
    }

    private static Measure newer(Measure one, Measure other) {
        return other.at().isBefore(one.at()) ? one : other;
    }
}
