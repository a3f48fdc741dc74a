// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

/**
 * How a wall divides its place among so many tiles: the division that gives each the largest picture of 16 : 9.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
record WallGrid(int columns, int rows) {
    /** The most tiles at once. */
    static final int MOST = 16;

    private static final double RATIO = 16.0 / 9;

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
