// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.service.WallState.Place;

/** Where tiles stand on a wall whose arrangement is free. Knows no toolkit. */
final class WallPlaces {
    /** What a camera gets that was put nowhere yet, where there is room: the first of these that fits. */
    private static final List<Place> SIZES =
            List.of(new Place(0, 0, 16, 9), new Place(0, 0, 12, 7), new Place(0, 0, 8, 5), new Place(0, 0, 6, 4));

    /** How far those lie apart that find no room and lie on others. */
    private static final int CASCADE = 2;

    private static final int CASCADES = 8;

    private WallPlaces() {}

    /**
     * A place for each: its own, or, where none has one, as all fit, or else where there is room.
     *
     * @param ids device ids in order
     * @param own the places of some
     */
    static List<Place> of(List<String> ids, Map<String, Place> own) {
        if (ids.stream().noneMatch(own::containsKey)) {
            return fitted(ids.size());
        }
        List<Place> taken = new ArrayList<>(
                ids.stream().filter(own::containsKey).map(own::get).toList());
        List<Place> all = new ArrayList<>();
        for (String id : ids) {
            Place there = own.get(id);
            if (there == null) {
                int cascaded = CASCADE * (all.size() % CASCADES);
                there = room(taken).orElseGet(() -> SIZES.getFirst().moved(cascaded, cascaded));
                taken.add(there);
            }
            all.add(there);
        }
        return all;
    }

    private static List<Place> fitted(int count) {
        WallGrid grid = WallGrid.of(count, Place.COLUMNS * 100.0, Place.ROWS * 100.0);
        List<Place> all = new ArrayList<>();
        for (int tile = 0; tile < count; tile++) {
            int column = tile % grid.columns();
            int row = tile / grid.columns();
            int left = Place.COLUMNS * column / grid.columns();
            int top = Place.ROWS * row / grid.rows();
            int right = Place.COLUMNS * (column + 1) / grid.columns();
            int bottom = Place.ROWS * (row + 1) / grid.rows();
            all.add(new Place(left, top, right - left, bottom - top));
        }
        return all;
    }

    private static Optional<Place> room(List<Place> taken) {
        for (Place size : SIZES) {
            for (int top = 0; top + size.height() <= Place.ROWS; top++) {
                for (int left = 0; left + size.width() <= Place.COLUMNS; left++) {
                    Place here = size.moved(left, top);
                    if (taken.stream().noneMatch(here::meets)) {
                        return Optional.of(here);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The place in pixels; edges on whole ones, with the gap that all layouts have. */
    static WallGrid.Cell cell(Place place, double width, double height) {
        double left = edge(width, place.left(), Place.COLUMNS);
        double top = edge(height, place.top(), Place.ROWS);
        return new WallGrid.Cell(
                left,
                top,
                Math.max(0, edge(width, place.left() + place.width(), Place.COLUMNS) - WallGrid.GAP - left),
                Math.max(0, edge(height, place.top() + place.height(), Place.ROWS) - WallGrid.GAP - top));
    }

    private static double edge(double length, int place, int places) {
        return Math.rint((length + WallGrid.GAP) * place / places);
    }

    /** How many columns so many pixels are. */
    static int columns(double pixels, double width) {
        return (int) Math.rint(pixels * Place.COLUMNS / Math.max(1, width + WallGrid.GAP));
    }

    /** How many rows so many pixels are. */
    static int rows(double pixels, double height) {
        return (int) Math.rint(pixels * Place.ROWS / Math.max(1, height + WallGrid.GAP));
    }

    /** Whether nothing of a tile is seen, because one above it covers it; the selected one is above all others. */
    static boolean hidden(int tile, List<Place> places, int selected) {
        for (int other = 0; other < places.size(); other++) {
            boolean above = tile != selected && (other == selected || other > tile);
            if (other != tile && above && places.get(other).covers(places.get(tile))) {
                return true;
            }
        }
        return false;
    }
}
