// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.ui.stage.ScriptedCard;
import org.holdfast.ui.stage.StageWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class RecordingsFxTest {
    @TempDir
    private Path folder;

    private StageWindow stage;
    private CardWatcher card;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, folder);
        card = new CardWatcher(stage);
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void theCardAppearsByDayWithLengthsSizesAndLocks() {
        List<Recording> some = card.openCard();

        assertThat(card.labels("card-heading"))
                .containsExactly(
                        "Thursday, November 21, 2024",
                        "3 recordings, 63.0 MB",
                        "Wednesday, November 20, 2024",
                        "3 recordings, 90.0 MB");
        assertThat(card.tile(some.get(1)).getAccessibleText())
                .startsWith("2024_1120_093002_002.MOV, 1:00, 30.0 MB")
                .endsWith("protected");
        assertThat(stage.words("card-sum")).isEqualTo("6 recordings, 153.0 MB");
        assertThat(stage.house.clips.asked())
                .hasSameElementsAs(some.stream().map(Recording::path).toList());
    }

    @Test
    void arrowsMoveShiftExtendsAndTheShortcutKeyTakesAll(FxRobot robot) {
        List<Recording> some = card.openCard();
        robot.clickOn(card.tile(some.get(5)));

        robot.push(KeyCode.RIGHT);
        assertThat(card.tile(some.get(4)).getAccessibleText()).endsWith("selected");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        await().until(() -> stage.words("selection-words").startsWith("4 selected"));
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        await().until(() -> stage.words("selection-words").startsWith("6 selected"));
        robot.push(KeyCode.ESCAPE);
        await().until(() -> !stage.shows("selection-bar"));
    }

    @Test
    void aRubberBandSelectsWhatItCovers(FxRobot robot) {
        List<Recording> some = card.openCard();
        CardTile one = card.tile(some.get(5));
        CardTile other = card.tile(some.get(4));
        Bounds first = onScreen(() -> one.localToScreen(one.getBoundsInLocal()));
        Bounds second = onScreen(() -> other.localToScreen(other.getBoundsInLocal()));

        robot.moveTo(first.getMinX() - 6, first.getMinY() - 10)
                .press(MouseButton.PRIMARY)
                .moveTo(second.getCenterX(), second.getCenterY())
                .release(MouseButton.PRIMARY);

        await().until(() -> stage.words("selection-words").startsWith("2 selected"));
    }

    @Test
    void aCameraThatDoesNotAnswerSaysWhyAndCanBeTriedAgain() {
        stage.house.card.holdSome();
        stage.house.card.fail(new DeviceException.TimedOut("127.0.0.9", Text.literal("reading the card"), null));
        stage.house.save("bike", "Bike");

        stage.press("rail-recordings");
        assertThat(stage.words("error-sentence")).isEqualTo("127.0.0.9 did not answer in time (reading the card).");
        stage.house.card.recover();
        stage.press("error-retry");

        await().until(() -> card.tiles().size() == 6);
    }

    @Test
    void tenThousandEntriesMakeOnlyAsManyNodesAsAreSeen(FxRobot robot) {
        List<Recording> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(ScriptedCard.clip(
                    "/DCIM/MOVIE/%05d.MOV".formatted(i),
                    LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(i * 10L),
                    false));
        }
        stage.house.card.hold(many);
        stage.house.clips.holdPictures();
        stage.house.save("bike", "Bike");
        stage.press("rail-recordings");
        await().until(() -> !card.tiles().isEmpty());
        Node grid = stage.node("card-grid");

        robot.interact(grid::requestFocus);
        robot.push(KeyCode.END);
        card.tile(many.getFirst());
        robot.push(KeyCode.HOME);
        card.tile(many.getLast());

        assertThat(onScreen(() -> ((CardGrid) grid).tiles())).isLessThan(100);
        assertThat(stage.house.clips.asked().size()).isLessThan(200);
        await().until(() -> stage.house.clips.givenBack() > 0);
    }

    @Test
    void hostileNamesAreShownAsPlainWords() {
        Recording turned = ScriptedCard.clip(
                "/DCIM/\u202Ecod.exe <b>&{0}'\n" + "x".repeat(400) + ".MOV",
                LocalDateTime.of(2026, 11, 20, 9, 0),
                false);
        stage.house.card.hold(List.of(turned));
        stage.house.card.remark("Two entries are strange.", 2);
        stage.house.save("bike", "Bike");
        stage.press("rail-recordings");

        assertThat(card.tile(turned).getAccessibleText())
                .startsWith("\uFFFDcod.exe <b>&{0}'\uFFFDxxx")
                .doesNotContain("\u202E", "\n");
        assertThat(stage.words("card-remark"))
                .isEqualTo("Two entries are strange. 2 entries of the card make no sense and were left out.");
    }

    @Test
    void filtersAndTheSearchLeaveOut(FxRobot robot) {
        List<Recording> some = card.openCard();

        stage.press("kind-photos");
        await().until(() -> card.tiles().size() == 1);
        stage.press("kind-all");
        stage.press("card-locked");
        await().until(() -> card.tiles().size() == 1);
        assertThat(card.tiles().getFirst().recording()).isEqualTo(some.get(1));
        stage.press("card-locked");
        await().until(() -> card.tiles().size() == 6);
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        robot.write("no such name");
        stage.press("nothing-state-act");
        await().until(() -> card.tiles().size() == 6);
        stage.press("card-order");
        await().until(() -> card.labels("card-heading").getFirst().equals("Wednesday, November 20, 2024"));
    }

    @Test
    void emptyCardsAndNoCameraSayWhatToDo() {
        stage.press("rail-recordings");
        stage.node("no-camera-state-act");

        stage.house.save("bike", "Bike");

        stage.node("empty-card-state-act");
    }

    @Test
    void theDevicePageHasTheCardAsATab(FxRobot robot) {
        stage.house.card.holdSome();
        stage.house.save("bike", "Bike");
        stage.press("open-bike");
        TabPane tabs = (TabPane) stage.node("device-tabs");

        robot.interact(() -> tabs.getTabs().stream()
                .filter(tab -> "tab-recordings".equals(tab.getId()))
                .forEach(tab -> tabs.getSelectionModel().select(tab)));

        await().until(() -> card.tiles().size() == 6);
        assertThat(stage.shows("card-camera")).isFalse();
    }
}
