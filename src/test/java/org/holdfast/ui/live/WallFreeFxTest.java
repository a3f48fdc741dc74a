// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.holdfast.service.WallState.Layout;
import org.holdfast.service.WallState.Place;
import org.holdfast.ui.stage.StageHouse;
import org.holdfast.ui.stage.StageWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A wall whose tiles stand anywhere, in the whole window. */
// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class WallFreeFxTest {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    @TempDir
    private Path folder;

    private final ScriptedLiveView live = new ScriptedLiveView();
    private StageWindow stage;
    private Stage window;

    @Start
    void start(Stage shown) {
        window = shown;
        stage = new StageWindow(shown, new StageHouse(folder, live));
    }

    @Stop
    void stop() {
        stage.close();
    }

    private void cameras(int count) {
        for (int i = 0; i < count; i++) {
            String id = "c" + i;
            live.stream(id).picture();
            stage.house.save(id, "Camera " + i);
        }
        stage.press("rail-live");
        stage.node("tile-c0");
        StageWindow.await().until(() -> live.stream("c0").sessions() > 0);
        stage.press("layout-free");
        StageWindow.await()
                .until(() ->
                        stage.house.services().wall().current().arrangement().layout() == Layout.FREE);
    }

    private Optional<Place> kept(String id) {
        return Optional.ofNullable(
                stage.house.services().wall().current().arrangement().places().get(id));
    }

    private void keeps(String id, int left, int top, int width, int height) {
        StageWindow.await().untilAsserted(() -> assertThat(kept(id)).contains(new Place(left, top, width, height)));
    }

    private Bounds bounds(String id) {
        Node node = stage.node(id);
        return StageWindow.onScreen(() -> {
            stage.window.root().layout();
            return node.localToScreen(node.getLayoutBounds());
        });
    }

    private Point2D middle(String id) {
        Bounds bounds = bounds(id);
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /** So many of the grid's columns and rows, in pixels. */
    private Point2D steps(int columns, int rows) {
        Bounds wall = bounds("live-wall");
        return new Point2D(
                columns * (wall.getWidth() + WallGrid.GAP) / Place.COLUMNS,
                rows * (wall.getHeight() + WallGrid.GAP) / Place.ROWS);
    }

    /** The tile stands where that place is. */
    private void stands(String id, Place place) {
        StageWindow.await().untilAsserted(() -> {
            Bounds wall = bounds("live-wall");
            Bounds tile = bounds("tile-" + id);
            WallGrid.Cell cell = WallPlaces.cell(place, wall.getWidth(), wall.getHeight());
            assertThat(tile.getMinX() - wall.getMinX()).isCloseTo(cell.left(), within(0.01));
            assertThat(tile.getMinY() - wall.getMinY()).isCloseTo(cell.top(), within(0.01));
            assertThat(tile.getWidth()).isCloseTo(cell.width(), within(0.01));
            assertThat(tile.getHeight()).isCloseTo(cell.height(), within(0.01));
        });
    }

    private void selected(String id) {
        Node tile = stage.node("tile-" + id);
        StageWindow.await().until(() -> tile.getPseudoClassStates().contains(SELECTED));
    }

    @Test
    void aTileIsDraggedAnywhereAndStaysThere(FxRobot robot) {
        cameras(4);
        stands("c0", new Place(0, 0, 24, 13));

        Point2D from = middle("tile-c0");
        robot.drag(from, MouseButton.PRIMARY).moveBy(10, 0).moveTo(from.add(steps(7, 5)));
        stands("c0", new Place(7, 5, 24, 13));
        assertThat(kept("c0")).isEmpty();
        Looks.keep(window.getScene(), "wall-free-drag");
        robot.drop();

        keeps("c0", 7, 5, 24, 13);
        stands("c0", new Place(7, 5, 24, 13));
        stands("c3", new Place(24, 13, 24, 14));
        keeps("c3", 24, 13, 24, 14);
        selected("c0");
    }

    @Test
    void escapePutsACarriedTileBack(FxRobot robot) {
        cameras(2);
        Point2D from = middle("tile-c0");
        Place before = StageWindow.onScreen(() -> WallPlaces.of(List.of("c0", "c1"), Map.of()))
                .getFirst();

        robot.drag(from, MouseButton.PRIMARY).moveTo(from.add(steps(9, 3)));
        robot.type(KeyCode.ESCAPE);
        robot.drop();

        stands("c0", before);
        assertThat(kept("c0")).isEmpty();
    }

    @Test
    void theCornerSizesATile(FxRobot robot) {
        cameras(4);
        robot.moveTo(middle("tile-c1"));
        StageWindow.await().until(() -> stage.shows("corner-c1"));
        Point2D corner = middle("corner-c1");

        robot.drag(corner, MouseButton.PRIMARY).moveTo(corner.add(steps(-12, -6)));
        robot.drop();

        keeps("c1", 24, 0, 12, 7);
        stands("c1", new Place(24, 0, 12, 7));
        assertThat(stage.house.services().wall().current().everything().cameras())
                .isEmpty();
    }

    @Test
    void arrowsMoveShiftArrowsSizeAndAltArrowsSelect(FxRobot robot) {
        cameras(4);
        robot.clickOn(stage.node("tile-c0"));
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN);
        keeps("c0", 2, 1, 24, 13);

        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT, KeyCode.UP).release(KeyCode.SHIFT);
        keeps("c0", 2, 1, 23, 12);

        robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        selected("c1");
        robot.type(KeyCode.UP);
        keeps("c1", 24, 0, 24, 13);
        stands("c0", new Place(2, 1, 23, 12));
    }

    @Test
    void whatLiesUnderAnotherIsNotDecodedUntilItIsSeenAgain(FxRobot robot) {
        cameras(2);
        robot.clickOn(stage.node("tile-c1"));
        stage.house
                .services()
                .wall()
                .update(state -> state.arrange(
                        now -> now.put(Map.of("c0", new Place(4, 4, 8, 6), "c1", new Place(0, 0, 40, 27)))));
        stage.press("layout-fitted");
        stage.press("layout-free");
        StageWindow.await()
                .until(() -> live.stream("c1").looked() && !live.stream("c0").looked());

        robot.clickOn(stage.node("tile-c1"));
        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        selected("c0");
        StageWindow.await().until(() -> live.stream("c0").looked());
    }

    @Test
    void placesBelongToTheViewAndComeBackWithTheLayout(FxRobot robot) {
        cameras(4);
        robot.clickOn(stage.node("tile-c2"));
        robot.type(KeyCode.UP);
        keeps("c2", 0, 12, 24, 14);
        ToggleButton four = (ToggleButton) stage.node("layout-four");
        stage.press("layout-four");
        assertThat(StageWindow.onScreen(four::isSelected)).isTrue();
        robot.type(KeyCode.RIGHT);
        selected("c3");

        stage.press("layout-free");
        stands("c2", new Place(0, 12, 24, 14));
    }
}
