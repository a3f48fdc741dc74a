// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/**
 * Carries a tile of the wall to another place: over another's middle the two change places, at its edge it goes
 * between. What will happen is shown while it is carried, and Escape leaves everything as it was. FX thread only.
 */
final class WallDrag {
    private static final PseudoClass CARRIED = PseudoClass.getPseudoClass("carried");
    private static final double BEGINS = 8;
    private static final double BAR = 6;
    private static final double BESIDE_POINTER = 14;

    private final WallView wall;
    private final WallModel model;
    private final Phrases phrases;
    private final Region mark = new Region();
    private final Label carried = new Label();
    private double fromX;
    private double fromY;
    private int from = -1;
    private int pressed = -1;
    private Optional<WallDrop> drop = Optional.empty();

    WallDrag(WallView wall, WallModel model, Phrases phrases) {
        this.wall = wall;
        this.model = model;
        this.phrases = phrases;
        mark.setId("wall-drop");
        mark.getStyleClass().add("wall-drop");
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        carried.setId("wall-carried");
        carried.getStyleClass().add("wall-carried");
        carried.setGraphic(Icons.small(Feather.MOVE));
        carried.setMouseTransparent(true);
        carried.setVisible(false);
    }

    /** What is shown over the tiles meanwhile. */
    List<Node> nodes() {
        return List.of(mark, carried);
    }

    /** A tile was pressed; it is carried once the pointer has moved far enough. */
    void pressed(int tile, MouseEvent event) {
        Point2D point = wall.sceneToLocal(event.getSceneX(), event.getSceneY());
        fromX = point.getX();
        fromY = point.getY();
        pressed = event.getClickCount() == 1 ? tile : -1;
    }

    void dragged(MouseEvent event) {
        Point2D point = wall.sceneToLocal(event.getSceneX(), event.getSceneY());
        if (from < 0) {
            if (pressed < 0
                    || point.distance(fromX, fromY) < BEGINS
                    || wall.tiles().size() < 2) {
                return;
            }
            begin(wall.tiles().get(pressed));
        }
        drop = WallDrop.at(
                wall.grid(),
                wall.getWidth(),
                wall.getHeight(),
                from,
                wall.tiles().size(),
                point.getX(),
                point.getY());
        carried.autosize();
        carried.relocate(
                Math.min(point.getX() + BESIDE_POINTER, Math.max(0, wall.getWidth() - carried.getWidth())),
                Math.min(point.getY() + BESIDE_POINTER, Math.max(0, wall.getHeight() - carried.getHeight())));
        lay();
    }

    private void begin(WallTile tile) {
        from = pressed;
        tile.pseudoClassStateChanged(CARRIED, true);
        carried.setText(tile.device().name());
        carried.setAccessibleText(phrases.of("wall.carrying", tile.device().name()));
        carried.setVisible(true);
        wall.setCursor(Cursor.CLOSED_HAND);
    }

    /** Does what was shown. */
    void released() {
        int tile = from;
        Optional<WallDrop> meant = drop;
        end();
        if (tile >= 0) {
            meant.ifPresent(place -> model.drop(tile, place));
        }
    }

    /** Whether a key ended it. */
    boolean keyed(KeyCode code) {
        if (from < 0 || code != KeyCode.ESCAPE) {
            return false;
        }
        end();
        return true;
    }

    /** Everything stays as it was, such as when other cameras come meanwhile. */
    void cancel() {
        end();
    }

    private void end() {
        from = -1;
        pressed = -1;
        drop = Optional.empty();
        mark.setVisible(false);
        carried.setVisible(false);
        wall.setCursor(Cursor.DEFAULT);
        wall.tiles().forEach(tile -> tile.pseudoClassStateChanged(CARRIED, false));
    }

    /** Puts the mark where the tile would go. */
    void lay() {
        mark.setVisible(drop.isPresent());
        if (drop.isEmpty()) {
            return;
        }
        WallDrop place = drop.get();
        WallGrid.Cell cell = wall.grid().cell(place.tile(), wall.getWidth(), wall.getHeight());
        double middle = BAR / 2 + WallGrid.GAP / 2;
        WallView.place(
                mark,
                switch (place.kind()) {
                    case SWAP -> cell;
                    case BEFORE -> new WallGrid.Cell(Math.max(0, cell.left() - middle), cell.top(), BAR, cell.height());
                    case AFTER ->
                        new WallGrid.Cell(
                                Math.min(wall.getWidth() - BAR, cell.left() + cell.width() - BAR + middle),
                                cell.top(),
                                BAR,
                                cell.height());
                });
    }
}
