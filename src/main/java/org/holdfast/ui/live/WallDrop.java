// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;

/**
 * What becomes of a tile that is let go over another. Knows no toolkit.
 *
 * @param tile the place meant, on the present page
 */
record WallDrop(Kind kind, int tile) {
    /** How much of a tile's width counts as its edge. */
    private static final double EDGE = 0.22;

    /** What is done. */
    enum Kind {
        /** The two change places. */
        SWAP,
        /** It goes between this tile and the one before. */
        BEFORE,
        /** It goes between this tile and the one after. */
        AFTER
    }

    /**
     * What letting go at a point means; empty where it changes nothing.
     *
     * @param from the tile that is carried
     * @param count how many tiles the page has; places beyond them mean behind the last
     */
    static Optional<WallDrop> at(WallGrid grid, double width, double height, int from, int count, double x, double y) {
        for (int tile = 0; tile < grid.places(); tile++) {
            WallGrid.Cell cell = grid.cell(tile, width, height);
            if (cell.contains(x, y)) {
                return at(cell, tile, from, count, x);
            }
        }
        return Optional.empty();
    }

    private static Optional<WallDrop> at(WallGrid.Cell cell, int tile, int from, int count, double x) {
        if (tile >= count) {
            return from == count - 1 ? Optional.empty() : Optional.of(new WallDrop(Kind.AFTER, count - 1));
        }
        if (tile == from) {
            return Optional.empty();
        }
        double across = (x - cell.left()) / Math.max(1, cell.width());
        if (across < EDGE && tile != from + 1) {
            return Optional.of(new WallDrop(Kind.BEFORE, tile));
        }
        if (across > 1 - EDGE && tile != from - 1) {
            return Optional.of(new WallDrop(Kind.AFTER, tile));
        }
        return Optional.of(new WallDrop(Kind.SWAP, tile));
    }
}
