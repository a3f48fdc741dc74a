// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watts over a span of time, thinned for a number of columns so that peaks stay, and broken where nothing was read.
 *
 * @param pieces each from left to right, x and y from 0 to 1, y upwards
 * @param top the watts at y = 1; the lowest is always 0
 */
record Curve(List<List<Spot>> pieces, double top) {
    /** Below that a plot would show noise as mountains. */
    private static final double LEAST_TOP = 1;

    Curve {
        pieces = pieces.stream().map(List::copyOf).toList();
    }

    /**
     * The curve of what was read.
     *
     * @param readings in the order of time; those outside of the span are left out
     * @param gap two readings further apart are not joined
     * @param columns how many pixels wide it will be
     * @param nice whether the top is a round number, for a plot with a scale
     */
    static Curve of(List<Reading> readings, Instant from, Instant to, Duration gap, int columns, boolean nice) {
        double span = Math.max(1, Duration.between(from, to).toMillis());
        List<List<Reading>> pieces = new ArrayList<>();
        Reading before = null;
        double highest = LEAST_TOP;
        for (Reading each : readings) {
            if (each.at().isBefore(from) || each.at().isAfter(to) || !Double.isFinite(each.watts())) {
                continue;
            }
            if (before == null || Duration.between(before.at(), each.at()).compareTo(gap) > 0) {
                pieces.add(new ArrayList<>());
            }
            pieces.getLast().add(each);
            highest = Math.max(highest, each.watts());
            before = each;
        }
        double top = nice ? Scale.of(highest).top() : highest * 1.1;
        List<List<Spot>> drawn = new ArrayList<>();
        for (List<Reading> piece : pieces) {
            drawn.add(thinned(piece, from, span, Math.max(1, columns), top));
        }
        return new Curve(drawn, top);
    }

    /** The lowest and the highest of each column, in the order in which they came. */
    private static List<Spot> thinned(List<Reading> piece, Instant from, double span, int columns, double top) {
        List<Spot> spots = new ArrayList<>();
        int column = -1;
        Spot low = null;
        Spot high = null;
        for (Reading each : piece) {
            double x = Duration.between(from, each.at()).toMillis() / span;
            Spot spot = new Spot(x, Math.clamp(each.watts() / top, 0, 1));
            int place = (int) (x * columns);
            if (place != column || low == null || high == null) {
                put(spots, low, high);
                column = place;
                low = spot;
                high = spot;
            } else if (spot.y() < low.y()) {
                low = spot;
            } else if (spot.y() > high.y()) {
                high = spot;
            }
        }
        put(spots, low, high);
        return spots;
    }

    private static void put(List<Spot> spots, @Nullable Spot low, @Nullable Spot high) {
        if (low == null || high == null) {
            return;
        }
        spots.add(low.x() <= high.x() ? low : high);
        if (!low.equals(high)) {
            spots.add(low.x() <= high.x() ? high : low);
        }
    }

    boolean empty() {
        return pieces.isEmpty();
    }

    /** What was read at a moment. */
    record Reading(Instant at, double watts) {}

    /** A place in the drawing. */
    record Spot(double x, double y) {}
}
