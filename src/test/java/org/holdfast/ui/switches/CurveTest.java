// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final Instant START = Instant.parse("2026-11-21T18:00:00Z");
    private static final Instant END = START.plusSeconds(100);
    private static final Duration GAP = Duration.ofSeconds(30);

    private static Curve.Reading at(long second, double watts) {
        return new Curve.Reading(START.plusSeconds(second), watts);
    }

    @Test
    void placesAreSharesOfTheSpanAndOfTheTop() {
        Curve curve = Curve.of(List.of(at(0, 0), at(25, 20), at(50, 40)), START, END, GAP, 100, true);

        assertThat(curve.top()).isEqualTo(40);
        assertThat(curve.pieces())
                .containsExactly(List.of(new Curve.Spot(0, 0), new Curve.Spot(0.25, 0.5), new Curve.Spot(0.5, 1)));
    }

    @Test
    void readingsThatLieFarApartAreNotJoined() {
        Curve curve = Curve.of(List.of(at(0, 1), at(30, 1), at(61, 1)), START, END, GAP, 100, true);

        assertThat(curve.pieces()).hasSize(2);
    }

    @Test
    void whatLiesOutsideOfTheSpanOrIsNoNumberIsLeftOut() {
        Curve curve = Curve.of(
                List.of(at(-1, 9), at(10, Double.NaN), at(20, Double.POSITIVE_INFINITY), at(101, 9)),
                START,
                END,
                GAP,
                100,
                true);

        assertThat(curve.empty()).isTrue();
    }

    @Test
    void peaksStayWhenManyReadingsShareAColumn() {
        List<Curve.Reading> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Curve.Reading(START.plusMillis(i * 10L), i == 5005 ? 100 : i == 5006 ? 0 : 10));
        }

        Curve curve = Curve.of(many, START, END, GAP, 50, true);

        List<Curve.Spot> spots = curve.pieces().getFirst();
        assertThat(spots).hasSizeLessThanOrEqualTo(100);
        assertThat(spots).extracting(Curve.Spot::y).contains(1.0, 0.0);
        assertThat(spots).isSortedAccordingTo(Comparator.comparingDouble(Curve.Spot::x));
    }

    @Test
    void nothingButZeroLiesOnTheGround() {
        Curve curve = Curve.of(List.of(at(0, 0), at(10, 0)), START, END, GAP, 100, true);

        assertThat(curve.top()).isEqualTo(1);
        assertThat(curve.pieces().getFirst()).extracting(Curve.Spot::y).containsOnly(0.0);
    }

    @Test
    void wattsThatFlowBackDoNotLeaveTheDrawing() {
        Curve curve = Curve.of(List.of(at(0, -50), at(10, 10)), START, END, GAP, 100, false);

        assertThat(curve.pieces().getFirst().getFirst().y()).isZero();
    }
}
