// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.ArrayList;
import java.util.List;

/**
 * The scale of a plot in round numbers.
 *
 * @param step from one line to the next
 * @param top the uppermost line
 */
record Scale(double step, double top) {
    private static final int MOST_LINES = 4;

    /** The smallest scale in steps of 1, 2 or 5 that reaches so high with at most four lines above zero. */
    static Scale of(double highest) {
        double least = Math.max(highest, 0.001) / MOST_LINES;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            double step = factor * power;
            double lines = Math.ceil(highest / step - 1e-9);
            if (lines <= MOST_LINES) {
                return new Scale(step, Math.max(1, lines) * step);
            }
        }
        throw new IllegalStateException("No scale reaches " + highest);
    }

    /** The values of its lines from zero upwards. */
    List<Double> lines() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i * step <= top + step / 2; i++) {
            values.add(i * step);
        }
        return values;
    }
}
