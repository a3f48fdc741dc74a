// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.service.LiveView;
import org.holdfast.service.WallState;
import org.holdfast.ui.stage.StageHouse;
import org.holdfast.ui.stage.StageWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The live wall in the whole window. */
// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class WallFxTest {
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
            live.stream(id)
                    .figures(new LiveView.Statistics(
                            "FFmpeg", 25, 200_000, new PlayerStatistics(9, 0, 0, 0, 99, 1, 1, 9, 0, true)));
            stage.house.save(id, "Camera " + i);
        }
        stage.press("rail-live");
        stage.node("tile-c0");
        StageWindow.await().until(() -> live.stream("c0").sessions() > 0);
    }

    private WallTile tile(String id) {
        return (WallTile) stage.node("tile-" + id);
    }

    /** The tiles as they stand, row by row. */
    private List<String> order() {
        return StageWindow.onScreen(() -> {
            stage.window.root().layout();
            return stage.window.root().lookupAll(".wall-tile").stream()
                    .filter(WallTile.class::isInstance)
                    .map(WallTile.class::cast)
                    .sorted((one, other) -> {
                        int rows = Double.compare(one.getLayoutY(), other.getLayoutY());
                        return rows != 0 ? rows : Double.compare(one.getLayoutX(), other.getLayoutX());
                    })
                    .map(each -> each.device().id())
                    .toList();
        });
    }

    private void orders(String... ids) {
        StageWindow.await().until(() -> order().equals(List.of(ids)));
    }

    private Point2D at(String id, double across) {
        Node tile = tile(id);
        return StageWindow.onScreen(() -> {
            Bounds bounds = tile.localToScreen(tile.getBoundsInLocal());
            return new Point2D(
                    bounds.getMinX() + across * bounds.getWidth(), bounds.getMinY() + bounds.getHeight() / 2);
        });
    }

    private void choose(String item) {
        MenuButton views = (MenuButton) stage.node("wall-views");
        StageWindow.onScreen(() -> {
            ObservableList<MenuItem> items = views.getItems();
            items.stream()
                    .filter(each -> item.equals(each.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
    }

    private void selected(String id) {
        StageWindow.await().until(() -> tile(id).getPseudoClassStates().contains(SELECTED));
    }

    private void keep(String name) {
        Looks.keep(window.getScene(), name);
    }

    @Test
    void aTileIsDraggedOverAnotherAndTheTwoChangePlaces(FxRobot robot) {
        cameras(4);
        orders("c0", "c1", "c2", "c3");

        robot.drag(at("c0", 0.5), MouseButton.PRIMARY).moveTo(at("c3", 0.5));
        assertThat(stage.shows("wall-drop")).isTrue();
        assertThat(stage.words("wall-carried")).isEqualTo("Camera 0");
        keep("wall-drag");
        robot.drop();

        orders("c3", "c1", "c2", "c0");
        assertThat(stage.shows("wall-drop")).isFalse();
        selected("c0");
        assertThat(stage.house.services().wall().current().everything().cameras())
                .containsExactly("c3", "c1", "c2", "c0");
    }

    @Test
    void aTileIsDraggedBetweenOthersOrLeftWhereItWas(FxRobot robot) {
        cameras(4);

        robot.drag(at("c3", 0.5), MouseButton.PRIMARY).moveTo(at("c0", 0.06)).drop();
        orders("c3", "c0", "c1", "c2");

        robot.drag(at("c3", 0.5), MouseButton.PRIMARY).moveTo(at("c2", 0.5));
        robot.type(KeyCode.ESCAPE);
        robot.drop();
        orders("c3", "c0", "c1", "c2");
    }

    @Test
    void withShiftArrowsCarryTheSelectedCamera(FxRobot robot) {
        cameras(4);
        robot.clickOn(tile("c0"));
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).type(KeyCode.DOWN).release(KeyCode.SHIFT);

        orders("c1", "c3", "c2", "c0");
        selected("c0");
        robot.type(KeyCode.UP);
        selected("c3");
    }

    @Test
    void layoutsShowSoManyAndOnlyThoseAreDecoded(FxRobot robot) {
        cameras(6);
        StageWindow.await().until(() -> live.stream("c5").looked());
        stage.press("layout-four");
        orders("c0", "c1", "c2", "c3");

        StageWindow.await()
                .until(() -> !live.stream("c4").looked() && !live.stream("c5").looked());
        assertThat(live.stream("c0").looked()).isTrue();
        assertThat(stage.words("page-title")).isEqualTo("Live");
        keep("wall-four");

        robot.clickOn(tile("c0"));
        robot.type(KeyCode.PAGE_DOWN);
        orders("c4", "c5");
        StageWindow.await()
                .until(() -> live.stream("c4").looked() && !live.stream("c0").looked());
        keep("wall-four-second");
        stage.press("layout-one");
        orders("c4");
        stage.press("layout-fitted");
        StageWindow.await().until(() -> order().size() == 6);
    }

    @Test
    void nothingIsDecodedOnAnotherScreenOrWhileTheWindowIsMinimised() {
        cameras(2);
        StageWindow.await().until(() -> live.stream("c0").looked());

        stage.press("rail-recordings");
        StageWindow.await()
                .until(() -> !live.stream("c0").looked() && !live.stream("c0").heard());
        stage.press("rail-live");
        StageWindow.await().until(() -> live.stream("c0").looked());
        StageWindow.onScreen(() -> {
            window.setIconified(true);
            return true;
        });
        StageWindow.await()
                .until(() -> !live.stream("c0").looked() && !live.stream("c1").looked());
        StageWindow.onScreen(() -> {
            window.setIconified(false);
            return true;
        });
        StageWindow.await().until(() -> live.stream("c1").looked());
    }

    @Test
    void onlyTheSelectedTileIsHeard(FxRobot robot) {
        cameras(3);
        StageWindow.await().until(() -> live.stream("c0").heard());
        assertThat(live.stream("c1").heard()).isFalse();

        robot.clickOn(tile("c1"));
        StageWindow.await()
                .until(() -> live.stream("c1").heard() && !live.stream("c0").heard());
        stage.node("sound-c1");
        robot.type(KeyCode.M);
        StageWindow.await().until(() -> !live.stream("c1").heard());
        assertThat(stage.house.services().wall().current().look("c1").muted()).isTrue();
        robot.type(KeyCode.LEFT);
        StageWindow.await().until(() -> live.stream("c0").heard());
        robot.type(KeyCode.RIGHT).type(KeyCode.M);
        StageWindow.await()
                .until(() -> live.stream("c1").heard() && !live.stream("c0").heard());
    }

    @Test
    void viewsAreMadeChangedDeletedAndBroughtBack() {
        cameras(4);
        choose("view-new");
        TextField name = (TextField) stage.node("view-name");
        stage.press("view-act");
        assertThat(stage.words("view-problem")).isEqualTo("Give the view a name.");
        CheckBox without = (CheckBox) stage.node("view-camera-c1");
        StageWindow.onScreen(() -> {
            name.setText("Yard");
            without.setSelected(false);
            return true;
        });
        keep("wall-view-dialog");
        stage.press("view-act");
        orders("c0", "c2", "c3");
        assertThat(stage.words("wall-views")).isEqualTo("Yard");

        choose("view-change");
        CheckBox with = (CheckBox) stage.node("view-camera-c1");
        TextField again = (TextField) stage.node("view-name");
        StageWindow.onScreen(() -> {
            again.setText("Back yard");
            with.setSelected(true);
            return true;
        });
        stage.press("view-act");
        orders("c0", "c2", "c3", "c1");

        choose("view-all");
        orders("c0", "c1", "c2", "c3");
        choose("view-0");
        choose("view-delete");
        orders("c0", "c1", "c2", "c3");
        assertThat(stage.house.services().wall().current().views()).isEmpty();
        stage.press("notice-deed");
        orders("c0", "c2", "c3", "c1");
        assertThat(stage.words("wall-views")).isEqualTo("Back yard");
    }

    @Test
    void aSavedViewIsTheOneThatIsShownAfterwards() {
        stage.house
                .services()
                .wall()
                .update(state -> state.add(
                        new WallState.View(
                                "1", "Yard", new WallState.Arrangement(WallState.Layout.FOUR, List.of("c2", "c0"))),
                        0));
        cameras(3);

        orders("c2", "c0");
        assertThat(stage.words("wall-views")).isEqualTo("Yard");
        stage.house.services().book().remove("c2");
        stage.house.services().book().remove("c0");
        stage.house.save("c4", "Camera 4");
        stage.node("view-empty");
        stage.press("view-show-all");
        orders("c1", "c4");
    }

    @Test
    void aDoubleClickFillsTheScreenAndLeavingItLeadsBackToTheWall(FxRobot robot) {
        cameras(2);
        robot.doubleClickOn(tile("c1"));
        StageWindow.await().until(() -> stage.window.frame().fullScreen().get());
        LiveCanvas canvas = (LiveCanvas) stage.node("live-canvas");
        assertThat(canvas.model().device().id()).isEqualTo("c1");
        StageWindow.await()
                .until(() -> live.stream("c1").looked() && !live.stream("c0").looked());

        robot.type(KeyCode.ESCAPE);
        StageWindow.await().until(() -> !stage.window.frame().fullScreen().get() && stage.shows("live-wall"));
        StageWindow.await().until(() -> live.stream("c0").looked());
    }

    @Test
    void enterOpensTheCamerasPageAndTurningIsKept(FxRobot robot) {
        cameras(2);
        robot.clickOn(tile("c1"));
        robot.type(KeyCode.O);
        StageWindow.await()
                .until(() -> stage.house.services().wall().current().look("c1").quarterTurns() == 1);
        robot.type(KeyCode.ENTER);

        LiveCanvas canvas = (LiveCanvas) stage.node("live-canvas");
        assertThat(canvas.model().device().id()).isEqualTo("c1");
        assertThat(canvas.model().lookProperty().get().quarterTurns()).isEqualTo(1);
        stage.press("page-back");
        stage.node("live-wall");
    }

    @Test
    void aTileKeepsItsLastPictureWithItsAgeWhileItsCameraReconnects(FxRobot robot) {
        cameras(2);
        WallTile tile = tile("c1");
        StageWindow.await()
                .until(() -> StageWindow.onScreen(() -> tile.model().status().phase()) == LiveStatus.Phase.LIVE);
        live.stream("c1")
                .broken(
                        new DeviceException.TimedOut("192.168.1.9", Text.literal("playing the live picture"), null),
                        Optional.of(Instant.now().minusSeconds(12)),
                        Instant.now().plusSeconds(4));

        StageWindow.await()
                .until(() ->
                        robot.from(tile).lookup(".wall-detail").queryLabeled().isVisible());
        assertThat(robot.from(tile).lookup(".wall-detail").queryLabeled().getText())
                .matches("1\\d s old");
        assertThat(robot.from(tile)
                        .lookup(".image-view")
                        .queryAs(ImageView.class)
                        .getImage())
                .isNotNull();
        keep("wall-reconnecting");
    }

    @Test
    void aRightClickOffersWhatKeysDo(FxRobot robot) {
        cameras(2);
        choose("view-new");
        TextField name = (TextField) stage.node("view-name");
        StageWindow.onScreen(() -> {
            name.setText("Two");
            return true;
        });
        stage.press("view-act");

        robot.rightClickOn(tile("c1"));
        StageWindow.await().until(() -> robot.lookup("#tile-turn").tryQuery().isPresent());
        robot.clickOn("#tile-turn");
        StageWindow.await()
                .until(() -> stage.house.services().wall().current().look("c1").quarterTurns() == 1);
        robot.rightClickOn(tile("c1"));
        StageWindow.await()
                .until(() -> robot.lookup("#tile-leave-out").tryQuery().isPresent());
        robot.clickOn("#tile-leave-out");
        orders("c0");
    }

    @Test
    void longNamesNeitherTouchNorLeaveTheBar() {
        String longest = "The camera over the gate behind the old barn at the far end of the long meadow";
        for (int i = 0; i < 3; i++) {
            stage.house.save("n" + i, longest + " " + i);
        }
        stage.house
                .services()
                .wall()
                .update(state -> state.add(
                        new WallState.View(
                                "1",
                                "Everything that looks over the gate and the meadow by night",
                                new WallState.Arrangement(WallState.Layout.FITTED, List.of("n0", "n1", "n2"))),
                        0));
        stage.press("rail-live");
        Node views = stage.node("wall-views");
        Node layouts = stage.node("wall-layouts");
        Node add = stage.node("page-add");

        StageWindow.await()
                .until(() -> StageWindow.onScreen(
                        () -> layouts.localToScene(layouts.getBoundsInLocal()).getMinX() > 0));
        keep("wall-long-names");
        StageWindow.onScreen(() -> {
            Bounds first = Objects.requireNonNull(views.localToScene(views.getBoundsInLocal()));
            Bounds second = layouts.localToScene(layouts.getBoundsInLocal());
            Bounds third = add.localToScene(add.getBoundsInLocal());
            assertThat(first.getMaxX()).isLessThan(second.getMinX());
            assertThat(second.getMaxX()).isLessThan(third.getMinX());
            assertThat(third.getMaxX()).isLessThanOrEqualTo(1000);
            return Optional.empty();
        });
        assertThat(stage.styles.complaints()).isEmpty();
    }
}
