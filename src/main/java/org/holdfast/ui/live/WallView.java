// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.service.WallState.Look;
import org.holdfast.service.WallState.Place;
import org.jspecify.annotations.Nullable;

/**
 * Up to sixteen live pictures at once, parted by thin black lines. Arrows move the selection, and with Shift the
 * selected camera; Enter opens its page, a double click or F fills the screen with it; only the selected one is heard.
 * Where there are more cameras, Page Up and Page Down turn over, and with Shift take the selected one along. Tiles are
 * arranged by dragging: on a grid they change places, where the layout is free they stand anywhere ({@link WallFree}).
 * Pictures that are not seen are not decoded.
 */
final class WallView extends Pane {
    private static final PseudoClass EMPTY_PLACE = PseudoClass.getPseudoClass("empty-place");

    private final LiveScreens screens;
    private final WallModel model;
    private final Opening opening;
    private final WallDrag drag;
    private final WallFree free;
    private final Map<String, WallTile> made = new HashMap<>();
    private final List<WallTile> tiles = new ArrayList<>();
    private final List<Region> empty = new ArrayList<>();
    private final Subscription subscriptions;
    private @Nullable ContextMenu menu;
    private boolean wanted;

    /** Where a camera can be looked at alone. */
    interface Opening {
        /** Opens its page. */
        void open(Device device);

        /** Fills the screen with it, until that is left again. */
        void fillScreen(Device device);
    }

    WallView(LiveScreens screens, WallModel model, Opening opening) {
        this.screens = screens;
        this.model = model;
        this.opening = opening;
        drag = new WallDrag(this, model, screens.context().phrases());
        free = new WallFree(this, model);
        setId("live-wall");
        getStyleClass().add("live-wall");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (free.on()) {
                free.dragged(event);
            } else {
                drag.dragged(event);
            }
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> {
            drag.released();
            free.released();
        });
        subscriptions = Subscription.combine(
                model.pagesProperty().subscribe(_ -> fill()),
                model.layoutProperty().subscribe(_ -> fill()),
                model.selectedProperty().subscribe(_ -> showSelection()));
    }

    /** Lets the pictures move, or lets go of them. */
    void want(boolean want) {
        wanted = want;
        wantSeen();
    }

    /** Lets move what is seen: on a free wall a tile may lie under another. */
    private void wantSeen() {
        List<Place> places = free.on() ? free.places() : List.of();
        int selected = model.selectedProperty().get();
        for (int i = 0; i < tiles.size(); i++) {
            boolean hidden = i < places.size() && WallPlaces.hidden(i, places, selected);
            tiles.get(i).want(wanted && !hidden);
        }
    }

    void dispose() {
        subscriptions.unsubscribe();
        tiles.clear();
        getChildren().clear();
        made.values().forEach(WallTile::dispose);
        made.clear();
    }

    /** The tiles of the present page. */
    List<WallTile> tiles() {
        return tiles;
    }

    WallGrid grid() {
        return WallGrid.of(model.layout(), tiles.size(), getWidth(), getHeight());
    }

    private void fill() {
        drag.cancel();
        free.cancel();
        tiles.clear();
        for (Device device : model.pagesProperty().get().present()) {
            tiles.add(tile(device));
        }
        made.values().stream().filter(tile -> !tiles.contains(tile)).forEach(tile -> tile.want(false));
        tiles.forEach(tile -> tile.free(free.on()));
        made.entrySet().removeIf(entry -> {
            boolean gone = model.all().stream()
                    .noneMatch(device -> device.equals(entry.getValue().device()));
            if (gone) {
                entry.getValue().dispose();
            }
            return gone;
        });
        empty.clear();
        int places = model.layout().side().map(side -> side * side).orElse(0);
        for (int i = tiles.size(); i < places && !tiles.isEmpty(); i++) {
            Region place = new Region();
            place.getStyleClass().add("wall-tile");
            place.pseudoClassStateChanged(EMPTY_PLACE, true);
            place.setMouseTransparent(true);
            empty.add(place);
        }
        getChildren().setAll(tiles);
        getChildren().addAll(empty);
        getChildren().addAll(drag.nodes());
        showSelection();
        requestLayout();
    }

    private WallTile tile(Device device) {
        WallTile there = made.get(device.id());
        if (there != null && there.device().equals(device)) {
            return there;
        }
        if (there != null) {
            there.dispose();
        }
        WallTile tile = new WallTile(new LiveModel(screens.context(), device), screens.pulse());
        tile.want(wanted);
        tile.setOnMousePressed(event -> pressed(tile, event));
        tile.setOnContextMenuRequested(event -> {
            hideMenu();
            ContextMenu opened =
                    WallMenu.of(tile.model(), model, opening, screens.context().phrases());
            menu = opened;
            opened.show(tile, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        made.put(device.id(), tile);
        return tile;
    }

    private void pressed(WallTile tile, MouseEvent event) {
        requestFocus();
        hideMenu();
        model.select(tiles.indexOf(tile));
        if (event.getButton() == MouseButton.PRIMARY) {
            if (free.on()) {
                free.pressed(tiles.indexOf(tile), tile.atCorner(event), event);
            } else {
                drag.pressed(tiles.indexOf(tile), event);
            }
            if (event.getClickCount() == 2) {
                opening.fillScreen(tile.device());
            }
        }
        event.consume();
    }

    private void hideMenu() {
        if (menu != null) {
            menu.hide();
            menu = null;
        }
    }

    private void showSelection() {
        int selected = model.selectedProperty().get();
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).select(i == selected, tiles.size() > 1);
            tiles.get(i).setViewOrder(free.on() && i == selected ? -1 : 0);
        }
        wantSeen();
        made.values().stream().filter(tile -> !tiles.contains(tile)).forEach(tile -> tile.select(false, true));
        if (selected < tiles.size()) {
            setAccessibleText(tiles.get(selected).getAccessibleText());
        }
    }

    private void keyed(KeyEvent event) {
        if (tiles.isEmpty() || event.isShortcutDown()) {
            return;
        }
        if (free.on() && free.keyed(event)) {
            event.consume();
            return;
        }
        if (event.isAltDown()) {
            return;
        }
        boolean done =
                drag.keyed(event.getCode()) || (event.isShiftDown() ? carried(event) : walked(event)) || did(event);
        if (done) {
            event.consume();
        }
    }

    private int towards(KeyEvent event) {
        int selected = model.selectedProperty().get();
        WallGrid grid = grid();
        return switch (event.getCode()) {
            case LEFT -> grid.from(selected, -1, 0, tiles.size());
            case RIGHT -> grid.from(selected, 1, 0, tiles.size());
            case UP -> grid.from(selected, 0, -1, tiles.size());
            case DOWN -> grid.from(selected, 0, 1, tiles.size());
            default -> -1;
        };
    }

    private boolean walked(KeyEvent event) {
        int next = towards(event);
        if (next >= 0) {
            model.select(next);
            return true;
        }
        switch (event.getCode()) {
            case HOME -> model.select(0);
            case END -> model.select(tiles.size() - 1);
            case PAGE_UP -> model.turn(-1);
            case PAGE_DOWN -> model.turn(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** With Shift the selected camera goes where the selection would. */
    private boolean carried(KeyEvent event) {
        int next = towards(event);
        int selected = model.selectedProperty().get();
        if (next >= 0) {
            if (next != selected) {
                model.swap(selected, next);
            }
            return true;
        }
        switch (event.getCode()) {
            case PAGE_UP -> model.carry(-1);
            case PAGE_DOWN -> model.carry(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean did(KeyEvent event) {
        LiveModel selected = tiles.get(model.selectedProperty().get()).model();
        switch (event.getCode()) {
            case ENTER, SPACE -> opening.open(selected.device());
            case F -> opening.fillScreen(selected.device());
            case S -> selected.snapshot();
            case R -> selected.toggleRecording();
            case M -> selected.look(look -> look.withMuted(!look.muted()));
            case O -> selected.look(Look::turned);
            case DELETE -> model.leaveOut(selected.device());
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void layoutChildren() {
        if (free.on()) {
            List<Place> places = free.places();
            for (int i = 0; i < tiles.size(); i++) {
                place(tiles.get(i), WallPlaces.cell(places.get(i), getWidth(), getHeight()));
            }
            wantSeen();
            return;
        }
        WallGrid grid = grid();
        for (int i = 0; i < tiles.size(); i++) {
            place(tiles.get(i), grid.cell(i, getWidth(), getHeight()));
        }
        for (int i = 0; i < empty.size(); i++) {
            place(empty.get(i), grid.cell(tiles.size() + i, getWidth(), getHeight()));
        }
        drag.lay();
    }

    static void place(Region node, WallGrid.Cell cell) {
        node.resizeRelocate(cell.left(), cell.top(), cell.width(), cell.height());
    }
}
