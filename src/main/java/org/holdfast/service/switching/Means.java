// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.service.Switchboard.Sample;

/**
 * Watts over a span, a mean for each step in which something was read. Bounded; a clock that was wrong costs no more than
 * the span itself.
 *
 * @param steps by their number since the epoch
 */
record Means(Duration step, int most, SortedMap<Long, Mean> steps) {
    Means {
        steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
    }

    /** @param count how many readings */
    record Mean(double watts, long count) {
        Mean plus(double more) {
            return new Mean(watts + (more - watts) / (count + 1), count + 1);
        }
    }

    /** The last hour in steps of ten seconds. */
    static Means hour(SortedMap<Long, Mean> steps) {
        return new Means(Duration.ofSeconds(10), 360, steps);
    }

    /** The last day in steps of five minutes. */
    static Means day(SortedMap<Long, Mean> steps) {
        return new Means(Duration.ofMinutes(5), 288, steps);
    }

    Means plus(List<Heard.Watts> heard) {
        NavigableMap<Long, Mean> changed = new TreeMap<>(steps);
        for (Heard.Watts each : heard) {
            long now = number(each.at());
            changed.merge(now, new Mean(each.watts(), 1), (before, _) -> before.plus(each.watts()));
            changed.headMap(now - most, true).clear();
            changed.tailMap(now, false).clear(); // from a clock that was ahead
        }
        return new Means(step, most, changed);
    }

    /** What belongs to the span that ends now, oldest first. */
    List<Sample> until(Instant now) {
        long last = number(now);
        return steps.subMap(last - most, last + 1).entrySet().stream()
                .map(each -> new Sample(
                        Instant.ofEpochSecond(each.getKey() * step.toSeconds()),
                        each.getValue().watts()))
                .toList();
    }

    private long number(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), step.toSeconds());
    }
}
