// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.holdfast.device.Recording;

/**
 * Where the lines of a card lie, in pixels from the upper left corner of the whole card, and what a rubber band covers.
 */
final class BandGeometry {
    private final List<CardRow> rows;
    private final double[] tops;
    private final double left;
    private final double step;

    /**
     * @param heading how high a day's heading is
     * @param line how high a line of pictures is
     * @param left where the first picture begins
     * @param step from one picture to the next
     */
    BandGeometry(List<CardRow> rows, double heading, double line, double left, double step) {
        this.rows = rows;
        this.left = left;
        this.step = step;
        tops = new double[rows.size() + 1];
        for (int i = 0; i < rows.size(); i++) {
            tops[i + 1] = tops[i] + (rows.get(i) instanceof CardRow.Heading ? heading : line);
        }
    }

    /** Where a row begins. */
    double top(int row) {
        return tops[Math.clamp(row, 0, rows.size())];
    }

    /** What lies under a band between two corners. */
    List<Recording> covered(double x1, double y1, double x2, double y2) {
        double top = Math.min(y1, y2);
        double bottom = Math.max(y1, y2);
        int first = (int) Math.floor((Math.min(x1, x2) - left) / step);
        int last = (int) Math.floor((Math.max(x1, x2) - left) / step);
        List<Recording> covered = new ArrayList<>();
        for (int row = rowAt(top); row < rows.size() && tops[row] < bottom; row++) {
            if (rows.get(row) instanceof CardRow.Line(List<Recording> recordings)) {
                int from = Math.max(0, first);
                int to = Math.min(recordings.size() - 1, last);
                covered.addAll(from <= to ? recordings.subList(from, to + 1) : Collections.emptyList());
            }
        }
        return covered;
    }

    private int rowAt(double y) {
        int found = Arrays.binarySearch(tops, y);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }
}
