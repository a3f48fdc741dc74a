// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import org.holdfast.device.Device;

/**
 * Up to sixteen live pictures at once, parted by thin black lines. Arrows move the selection, Enter or a double click
 * opens the selected camera. Where there are more cameras, Page Up and Page Down turn over.
 */
final class WallView extends Pane {
    private static final double GAP = 2;

    private final LiveScreens screens;
    private final Consumer<Device> open;
    private final List<WallTile> tiles = new ArrayList<>();
    private WallPages pages = new WallPages(List.of(), WallGrid.MOST, 0);
    private int selected;
    private boolean wanted;

    WallView(LiveScreens screens, Consumer<Device> open) {
        this.screens = screens;
        this.open = open;
        setId("live-wall");
        getStyleClass().add("live-wall");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    }

    /** Shows other devices; the pictures of those that stay go on. */
    void show(List<Device> newDevices) {
        pages = pages.with(newDevices);
        fill();
    }

    /** Lets the pictures move, or lets go of them. */
    void want(boolean want) {
        wanted = want;
        tiles.forEach(tile -> tile.want(want));
    }

    int pages() {
        return pages.count();
    }

    int page() {
        return pages.page();
    }

    /** Turns to another page of cameras. */
    void turn(int by) {
        WallPages next = pages.turned(by);
        if (next.page() != pages.page()) {
            pages = next;
            selected = 0;
            fill();
        }
    }

    void dispose() {
        tiles.forEach(WallTile::dispose);
        tiles.clear();
        getChildren().clear();
    }

    private void fill() {
        List<WallTile> kept = new ArrayList<>();
        for (Device device : pages.present()) {
            kept.add(tile(device));
        }
        tiles.stream().filter(tile -> !kept.contains(tile)).forEach(WallTile::dispose);
        tiles.clear();
        tiles.addAll(kept);
        getChildren().setAll(kept);
        select(Math.clamp(selected, 0, Math.max(0, tiles.size() - 1)));
    }

    private WallTile tile(Device device) {
        for (WallTile tile : tiles) {
            Device shown = tile.model().device();
            if (shown.id().equals(device.id()) && shown.equals(device)) {
                return tile;
            }
        }
        WallTile tile = new WallTile(new LiveModel(screens.context(), device), screens.pulse());
        tile.want(wanted);
        tile.setOnMousePressed(event -> {
            requestFocus();
            select(tiles.indexOf(tile));
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open.accept(device);
            }
            event.consume();
        });
        return tile;
    }

    private void select(int index) {
        selected = index;
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).select(i == index && tiles.size() > 1);
        }
        if (index < tiles.size()) {
            setAccessibleText(tiles.get(index).getAccessibleText());
        }
    }

    private void keyed(KeyEvent event) {
        if (tiles.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        WallGrid grid = WallGrid.of(tiles.size(), getWidth(), getHeight());
        LiveModel model = tiles.get(selected).model();
        switch (event.getCode()) {
            case LEFT -> select(grid.from(selected, -1, 0, tiles.size()));
            case RIGHT -> select(grid.from(selected, 1, 0, tiles.size()));
            case UP -> select(grid.from(selected, 0, -1, tiles.size()));
            case DOWN -> select(grid.from(selected, 0, 1, tiles.size()));
            case HOME -> select(0);
            case END -> select(tiles.size() - 1);
            case PAGE_UP -> turn(-1);
            case PAGE_DOWN -> turn(1);
            case ENTER, SPACE -> open.accept(model.device());
            case S -> model.snapshot();
            case R -> model.toggleRecording();
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        if (tiles.isEmpty()) {
            return;
        }
        WallGrid grid = WallGrid.of(tiles.size(), getWidth(), getHeight());
        for (int i = 0; i < tiles.size(); i++) {
            int column = i % grid.columns();
            int row = i / grid.columns();
            double left = edge(getWidth(), column, grid.columns());
            double right = edge(getWidth(), column + 1, grid.columns()) - GAP;
            double top = edge(getHeight(), row, grid.rows());
            double bottom = edge(getHeight(), row + 1, grid.rows()) - GAP;
            tiles.get(i).resizeRelocate(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
        }
    }

    /** Edges on whole pixels, so that all gaps are equally wide. */
    private static double edge(double length, int place, int places) {
        return Math.rint((length + GAP) * place / places);
    }
}
