// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import org.holdfast.service.WallState.Layout;

/**
 * How a wall divides its place among so many tiles. Knows no toolkit.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
record WallGrid(int columns, int rows) {
    /** The most tiles at once. */
    static final int MOST = 16;
    /** The black between tiles, in pixels. */
    static final double GAP = 2;

    private static final double RATIO = 16.0 / 9;

    /** A place for a tile. */
    record Cell(double left, double top, double width, double height) {
        boolean contains(double x, double y) {
            return x >= left && y >= top && x < left + width + GAP && y < top + height + GAP;
        }
    }

    /** The division that a layout has, or the one that gives each tile the largest picture of 16 : 9. */
    static WallGrid of(Layout layout, int count, double width, double height) {
        return layout.side().map(side -> new WallGrid(side, side)).orElseGet(() -> of(count, width, height));
    }

    static WallGrid of(int count, double width, double height) {
        int tiles = Math.clamp(count, 1, MOST);
        WallGrid best = new WallGrid(1, tiles);
        double largest = -1;
        for (int columns = 1; columns <= tiles; columns++) {
            int rows = (tiles + columns - 1) / columns;
            double picture = Math.min(width / columns, height / rows * RATIO);
            if (picture > largest + 0.5) {
                largest = picture;
                best = new WallGrid(columns, rows);
            }
        }
        return best;
    }

    /** How many tiles there is room for. */
    int places() {
        return columns * rows;
    }

    /** Where a tile stands; edges on whole pixels, so that all gaps are equally wide. */
    Cell cell(int tile, double width, double height) {
        int column = tile % columns;
        int row = tile / columns;
        double left = edge(width, column, columns);
        double top = edge(height, row, rows);
        return new Cell(
                left,
                top,
                Math.max(0, edge(width, column + 1, columns) - GAP - left),
                Math.max(0, edge(height, row + 1, rows) - GAP - top));
    }

    private static double edge(double length, int place, int places) {
        return Math.rint((length + GAP) * place / places);
    }

    /** Where an arrow key leads from a tile; the same tile where there is none in that direction. */
    int from(int tile, int right, int down, int count) {
        int column = tile % columns + right;
        int next = tile + right + down * columns;
        if (column < 0 || column >= columns || next < 0) {
            return tile;
        }
        if (next < count) {
            return next;
        }
        // The last row may be short: going down from above its gap leads to its end.
        return down > 0 && tile / columns < (count - 1) / columns ? count - 1 : tile;
    }
}
