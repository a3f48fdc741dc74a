// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.service.DownloadRules;
import org.holdfast.service.Downloads;
import org.holdfast.service.Downloads.Status;
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
class RecordingDeedsFxTest {
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
    void threeAreSelectedAndDownloaded(FxRobot robot) {
        List<Recording> some = card.openCard();

        robot.clickOn(card.tile(some.get(4)));
        card.clickWithShift(card.tile(some.get(2)));
        assertThat(stage.words("selection-words")).isEqualTo("3 selected, 90.0 MB");
        assertThat(stage.words("selection-download")).isEqualTo("Download 3 (90.0 MB)");
        stage.press("selection-download");

        await().until(() -> card.queued().size() == 3);
        assertThat(card.queued())
                .extracting(entry -> entry.recording().path())
                .containsExactly(
                        some.get(4).path(), some.get(3).path(), some.get(2).path());
        assertThat(card.queued().getFirst().wish())
                .isEqualTo(new Downloads.Wish(
                        stage.house.services().folders().pictures().resolve("Bike"), false, true));
        stage.node("queue-panel");
        assertThat(stage.shows("selection-bar")).isFalse();
        stage.node("download-3");
    }

    @Test
    void theQueueIsPausedOrderedAndCancelledFromItsPanel(FxRobot robot) {
        List<Recording> some = card.openCard();
        stage.house.downloads.add(
                stage.house.services().book().devices().getFirst(),
                some.subList(0, 3),
                new Downloads.Wish(folder, false, false));
        stage.press("queue-open");
        ListView<?> list = (ListView<?>) stage.node("queue-list");
        stage.node("download-3");

        robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().select(2);
            list.getFocusModel().focus(2);
        });
        robot.push(KeyCode.ALT, KeyCode.UP);
        await().until(() ->
                card.queued().stream().map(Downloads.Entry::id).toList().equals(List.of(1L, 3L, 2L)));
        await().until(() -> onScreen(() -> list.getSelectionModel().getSelectedIndex()) == 1);
        robot.push(KeyCode.SPACE);
        await().until(() -> card.queued().get(1).status() instanceof Status.Paused);
        robot.push(KeyCode.DELETE);
        await().until(() -> card.queued().size() == 2);
        stage.press("queue-pause-all");
        await().until(() -> stage.house.downloads.halted());
        await().until(() -> stage.words("queue-total").endsWith("Paused"));
    }

    @Test
    void aDownloadThatWaitsSaysWhyAndOneThatEndedIsPlayedByADoubleClick(FxRobot robot) throws Exception {
        List<Recording> some = card.openCard();
        stage.house.downloads.add(
                stage.house.services().book().devices().getFirst(),
                some.subList(0, 2),
                new Downloads.Wish(folder, false, true));
        stage.press("queue-open");
        stage.house.downloads.running(1, 12_000_000, 1_500_000);
        await().until(() -> stage.words("queue-total").equals("2 files left, 12.0 MB of 60.0 MB. 1.5 MB/s, 32 s left"));
        stage.house.downloads.status(
                1, new Status.Waiting(new DeviceException.Unreachable("127.0.0.9", Text.literal("downloading"), null)));
        await().until(() -> card.labels("queue-row").contains("Nothing answers at 127.0.0.9 (downloading)."));

        Path mp4 = Files.writeString(folder.resolve("1.mp4"), "an MP4");
        stage.house.downloads.here(1, Files.writeString(folder.resolve("1.MOV"), "a clip"), Optional.of(mp4));
        await().until(() -> card.labels("queue-row").contains("30.0 MB, with MP4"));
        robot.doubleClickOn(stage.node("download-1"));

        await().until(() -> stage.house.clips.played().equals(List.of(mp4.toString())));
    }

    @Test
    void deletingNamesWhatStaysAndCanBeUndoneAndPutBack(FxRobot robot) {
        List<Recording> some = card.openCard();
        stage.house.downloads.copied(some.get(0), folder.resolve("0.MOV"));
        robot.clickOn(card.tile(some.get(5)));
        robot.push(KeyCode.SHORTCUT, KeyCode.A);

        robot.push(KeyCode.DELETE);
        assertThat(stage.words("delete-allowed")).isEqualTo("2024_1120_093001_001.MOV");
        assertThat(stage.words("delete-kept-locked")).isEqualTo("2024_1120_093002_002.MOV");
        assertThat(stage.words("delete-kept-without"))
                .contains("2024_1121_110000_006.JPG")
                .contains("2024_1120_093003_003.MOV");
        assertThat(stage.words("delete-act")).isEqualTo("Delete 1 recording");
        stage.press("delete-act");
        await().until(() -> stage.words("cleaning-words").startsWith("1 recording will be deleted from Bike in"));
        stage.press("cleaning-undo");
        await().until(() -> !stage.shows("cleaning"));
        assertThat(stage.house.card.content()).hasSize(6);

        robot.clickOn(card.tile(some.get(0)));
        stage.press("selection-delete");
        stage.press("delete-act");
        stage.node("cleaning-words");
        stage.house.cleaning.begin();
        await().until(() -> card.tiles().size() == 5);
        stage.press("cleaning-undo");
        await().until(() -> card.tiles().size() == 6);
    }

    @Test
    void whatHasNoCopyIsDownloadedFirst(FxRobot robot) {
        List<Recording> some = card.openCard();
        robot.clickOn(card.tile(some.get(3)));

        stage.press("selection-delete");
        stage.press("delete-download-first");

        await().until(() -> card.queued().size() == 1);
        assertThat(card.queued().getFirst().recording()).isEqualTo(some.get(3));
    }

    @Test
    void aRuleIsSetAndShown(FxRobot robot) {
        card.openCard();

        stage.press("card-rule");
        stage.node("rule-on");
        robot.interact(() -> ((ToggleSwitch) stage.window.root().lookup("#rule-on")).setSelected(true));
        robot.interact(() -> ((RadioButton) stage.window.root().lookup("#rule-locked")).setSelected(true));
        stage.press("rule-act");

        await().until(() -> stage.house
                .rules
                .rule("bike")
                .equals(Optional.of(new DownloadRules.Rule(
                        stage.house.services().folders().pictures().resolve("Bike"), true, true))));
        await().until(() -> stage.words("card-rule").equals("Fetches by itself"));
    }

    @Test
    void choicesForDownloadsAreRemembered(FxRobot robot) {
        List<Recording> some = card.openCard();
        robot.clickOn(card.tile(some.get(0)));

        stage.press("selection-choices");
        stage.node("choices-dated");
        robot.interact(() -> ((ToggleSwitch) stage.window.root().lookup("#choices-dated")).setSelected(true));
        stage.press("choices-act");
        stage.press("selection-download");

        await().until(() -> card.queued().size() == 1);
        assertThat(card.queued().getFirst().wish().dated()).isTrue();
    }

    @Test
    void copiesAreTickedAndConvertedFromTheSelection(FxRobot robot) throws Exception {
        List<Recording> some = card.openCard();
        Path mov = Files.writeString(folder.resolve("0.MOV"), "a clip");
        stage.house.downloads.copied(some.get(0), mov);
        // The queue tells of a change only with an entry; reading the card again looks for copies as well.
        stage.press("card-read");
        await().until(() -> card.tile(some.get(0)).getAccessibleText().contains("on this computer"));
        robot.clickOn(card.tile(some.get(0)));

        stage.press("selection-convert");
        stage.press("convert-act");

        await().until(() -> stage.house.conversions.jobs().size() == 1);
        assertThat(stage.house.conversions.jobs().getFirst().output()).isEqualTo(folder.resolve("0.mp4"));
        stage.node("notice-deed");
        assertThat(mov).exists();
    }

    @Test
    void theVirtualPlugIsPulledAndPutInAgain() {
        stage.window.frame();
        onScreen(() -> {
            stage.window.frame().explore(true);
            return Boolean.TRUE;
        });
        assertThat(stage.words("explore-plug")).isEqualTo("Pull the plug");

        stage.press("explore-plug");
        await().until(() -> !stage.house.services().virtualDevices().plugged());
        await().until(() -> stage.words("explore-plug").equals("Put the plug in"));
        stage.press("explore-plug");
        await().until(() -> stage.house.services().virtualDevices().plugged());
    }

    @Test
    void aClipIsPlayedStraightFromTheCardByEnter(FxRobot robot) {
        List<Recording> some = card.openCard();

        robot.clickOn(card.tile(some.get(4)));
        robot.push(KeyCode.ENTER);

        await().until(() ->
                stage.house.clips.played().equals(List.of(some.get(4).path())));
    }
}
