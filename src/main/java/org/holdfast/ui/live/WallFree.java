// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.holdfast.service.WallState.Layout;
import org.holdfast.service.WallState.Place;

/**
 * A wall whose tiles are dragged to any place and pulled to any size by their lower right corner, in the steps of a fine
 * grid. Arrows move the selected tile, with Shift they size it, with Alt they select another. What is carried is drawn
 * where it would stay; Escape puts it back. FX thread only.
 */
final class WallFree {
    private static final double BEGINS = 4;

    private final WallView wall;
    private final WallModel model;
    private Point2D from = Point2D.ZERO;
    private int pressed = -1;
    private boolean sizing;
    private boolean begun;
    private Optional<Place> carried = Optional.empty();

    WallFree(WallView wall, WallModel model) {
        this.wall = wall;
        this.model = model;
    }

    /** Whether the present layout is the free one. */
    boolean on() {
        return model.layout() == Layout.FREE;
    }

    /** Where the tiles stand at this moment. */
    List<Place> places() {
        List<Place> all = model.places();
        if (carried.isEmpty() || pressed >= all.size()) {
            return all;
        }
        List<Place> now = new ArrayList<>(all);
        now.set(pressed, carried.get());
        return now;
    }

    /** @param corner whether it was pressed at the corner that sizes it */
    void pressed(int tile, boolean corner, MouseEvent event) {
        from = wall.sceneToLocal(event.getSceneX(), event.getSceneY());
        pressed = event.getClickCount() == 1 ? tile : -1;
        sizing = corner;
        begun = false;
    }

    void dragged(MouseEvent event) {
        Point2D now = wall.sceneToLocal(event.getSceneX(), event.getSceneY());
        if (pressed < 0 || (!begun && now.distance(from) < BEGINS)) {
            return;
        }
        begun = true;
        wall.setCursor(sizing ? Cursor.SE_RESIZE : Cursor.CLOSED_HAND);
        int right = WallPlaces.columns(now.getX() - from.getX(), wall.getWidth());
        int down = WallPlaces.rows(now.getY() - from.getY(), wall.getHeight());
        Place was = model.places().get(pressed);
        carried = Optional.of(sizing ? was.sized(right, down) : was.moved(right, down));
        wall.requestLayout();
    }

    void released() {
        int tile = pressed;
        Optional<Place> meant = carried;
        cancel();
        meant.ifPresent(place -> put(tile, place));
    }

    private void put(int tile, Place place) {
        model.put(tile, place);
        wall.requestLayout();
    }

    /** Everything stays as it was. */
    void cancel() {
        pressed = -1;
        begun = false;
        if (carried.isPresent()) {
            carried = Optional.empty();
            wall.requestLayout();
        }
        wall.setCursor(Cursor.DEFAULT);
    }

    /** Whether a key meant a place. */
    boolean keyed(KeyEvent event) {
        if (begun && event.getCode() == KeyCode.ESCAPE) {
            cancel();
            return true;
        }
        int right = towards(event, KeyCode.RIGHT, KeyCode.LEFT);
        int down = towards(event, KeyCode.DOWN, KeyCode.UP);
        if (right == 0 && down == 0) {
            return false;
        }
        int selected = model.selectedProperty().get();
        if (event.isAltDown()) {
            model.select(selected + right + down);
        } else {
            Place was = model.places().get(selected);
            put(selected, event.isShiftDown() ? was.sized(right, down) : was.moved(right, down));
        }
        return true;
    }

    private static int towards(KeyEvent event, KeyCode more, KeyCode less) {
        return event.getCode() == more ? 1 : event.getCode() == less ? -1 : 0;
    }
}
