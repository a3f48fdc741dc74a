// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.service.Switchboard.Energy;

/**
 * Energy by day. Where the device has a meter, what it counted between two readings, whoever looked meanwhile; otherwise
 * what the watts that were read add up to.
 *
 * @param days not changed any more; bounded by {@link #MOST}
 * @param watts the last that were read
 * @param meter the last that was read; empty where the device has none
 */
record DailyEnergy(SortedMap<LocalDate, Energy> days, Optional<Heard.Watts> watts, Optional<Heard.Meter> meter) {
    static final DailyEnergy NONE = new DailyEnergy(Collections.emptySortedMap(), Optional.empty(), Optional.empty());

    /** A year and the day itself. */
    static final int MOST = 366;

    /** Between two readings further apart nobody knows what flowed. */
    static final Duration LARGEST_GAP = Duration.ofSeconds(70);

    /** No outlet lets more through, so that a meter that shows more was reset or lies. */
    private static final double MOST_KILOWATTS = 25;

    private static final double SECONDS_AN_HOUR = 3600;

    DailyEnergy {
        days = Collections.unmodifiableSortedMap(days);
    }

    DailyEnergy plus(Heard.Watts now, ZoneId zone) {
        DailyEnergy with = new DailyEnergy(days, Optional.of(now), meter);
        if (meter.isPresent() || watts.isEmpty()) {
            return with;
        }
        double hours = hours(watts.get().at(), now.at());
        if (hours <= 0 || hours * SECONDS_AN_HOUR > LARGEST_GAP.toSeconds()) {
            return with;
        }
        double energy = (watts.get().watts() + now.watts()) / 2 * hours / 1000;
        return with.counted(LocalDate.ofInstant(now.at(), zone), energy, false);
    }

    DailyEnergy plus(Heard.Meter now, ZoneId zone) {
        DailyEnergy with = new DailyEnergy(days, watts, Optional.of(now));
        if (meter.isEmpty()) {
            return with;
        }
        Heard.Meter before = meter.get();
        double hours = hours(before.at(), now.at());
        if (hours <= 0) {
            return with;
        }
        // A meter that shows less began anew, as those of the day or the month do.
        double energy = now.kilowattHours() >= before.kilowattHours()
                ? now.kilowattHours() - before.kilowattHours()
                : now.kilowattHours();
        // A step of the meter may have been filled nearly whole before.
        if (energy > hours * MOST_KILOWATTS + 1) {
            return with;
        }
        return with.spread(before.at(), now.at(), energy, zone);
    }

    /** Over the days in between, each by how much of it lies there. */
    private DailyEnergy spread(Instant from, Instant to, double energy, ZoneId zone) {
        DailyEnergy result = this;
        double whole = hours(from, to);
        LocalDate last = LocalDate.ofInstant(to, zone);
        LocalDate first = LocalDate.ofInstant(from, zone);
        LocalDate day = first.isBefore(last.minusDays(MOST)) ? last.minusDays(MOST) : first;
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            Instant begin = later(from, day.atStartOfDay(zone).toInstant());
            Instant end = earlier(to, day.plusDays(1).atStartOfDay(zone).toInstant());
            result = result.counted(day, energy * hours(begin, end) / whole, true);
        }
        return result;
    }

    private DailyEnergy counted(LocalDate day, double energy, boolean metered) {
        TreeMap<LocalDate, Energy> changed = new TreeMap<>(days);
        changed.merge(
                day,
                new Energy(day, energy, metered),
                (before, more) -> new Energy(
                        day, before.kilowattHours() + more.kilowattHours(), before.metered() || more.metered()));
        while (changed.size() > MOST) {
            changed.pollFirstEntry();
        }
        return new DailyEnergy(changed, watts, meter);
    }

    /** Those of the last year until a day. */
    List<Energy> until(LocalDate today) {
        return List.copyOf(
                days.subMap(today.minusDays(MOST - 1L), today.plusDays(1)).values());
    }

    private static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0 / SECONDS_AN_HOUR;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
