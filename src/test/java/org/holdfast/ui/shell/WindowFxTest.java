// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.holdfast.device.Text;
import org.holdfast.service.Preferences;
import org.holdfast.service.Secrets;
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
class WindowFxTest {
    @TempDir
    private Path folder;

    private StageWindow stage;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, folder);
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void theThemeIsChosenInTheSettingsAndRemembered(FxRobot robot) {
        stage.press("rail-settings");
        ComboBox<?> box = (ComboBox<?>) stage.node("setting-theme");

        robot.interact(() -> box.getSelectionModel().select(2));
        await().until(() -> stage.window.dark());
        robot.interact(() -> box.getSelectionModel().select(1));
        await().until(() -> !stage.window.dark());

        assertThat(stage.house.services().preferences().current().theme()).isEqualTo(Preferences.Theme.LIGHT);
    }

    @Test
    void keysLeadToTheScreensAndBack(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        await().until(() -> stage.words("page-title").equals("Settings"));

        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);

        await().until(() -> stage.words("page-title").equals("Devices"));
    }

    @Test
    void aQuestionMarkListsTheKeysAndEscapeClosesTheList(FxRobot robot) {
        Node railDevices = stage.node("rail-devices");
        robot.interact(() -> railDevices.requestFocus());
        robot.write('?');
        stage.node("key-list");

        robot.type(KeyCode.ESCAPE);

        await().until(() -> !stage.shows("key-list"));
    }

    @Test
    void everythingInTheWindowIsReachedWithTheTabKey(FxRobot robot) {
        Set<String> reached = new HashSet<>();

        for (int i = 0; i < 20; i++) {
            robot.type(KeyCode.TAB);
            String id = StageWindow.onScreen(() -> {
                Node owner = stage.window.scene().getFocusOwner();
                return owner == null || owner.getId() == null ? "" : owner.getId();
            });
            reached.add(id);
        }

        assertThat(reached)
                .contains(
                        "rail-devices",
                        "rail-settings",
                        "rail-tasks",
                        "page-search",
                        "page-add",
                        "welcome-add",
                        "welcome-explore");
    }

    @Test
    void exploringShowsABannerThatEndsIt() {
        stage.press("welcome-explore");
        stage.node("explore-banner");
        assertThat(stage.house.services().exploration().running()).isTrue();

        stage.press("explore-stop");

        await().until(() -> !stage.shows("explore-banner"));
        assertThat(stage.house.services().exploration().running()).isFalse();
    }

    @Test
    void aRunningTaskIsCountedAndCanBeCancelled() {
        CountDownLatch never = new CountDownLatch(1);
        stage.house.services().tasks().start(Text.literal("Recording"), progress -> {
            never.await();
            return Optional.empty();
        });
        await().until(() -> "1 task is running".equals(stage.node("rail-tasks").getAccessibleText()));

        stage.press("rail-tasks");
        stage.press("task-cancel");

        await().until(() -> "Nothing is running".equals(stage.node("rail-tasks").getAccessibleText()));
    }

    @Test
    void aMistakeOfOursIsShownWithAReportToCopy(FxRobot robot) {
        robot.interact(() -> stage.window.crashed(new IllegalStateException("told by the test")));

        stage.node("crash-report");
        stage.press("dialog-cancel");

        await().until(() -> !stage.shows("crash-report"));
    }

    @Test
    void aPassphraseIsSetWhenBothFieldsSayTheSame(FxRobot robot) {
        stage.press("rail-settings");
        stage.press("secrets-set");
        PasswordField wanted = (PasswordField) stage.node("passphrase-wanted");
        PasswordField again = (PasswordField) stage.node("passphrase-again");
        robot.interact(() -> {
            wanted.setText("one");
            again.setText("two");
        });
        stage.press("passphrase-act");
        assertThat(stage.words("passphrase-problem")).isEqualTo("The two are not the same.");

        robot.interact(() -> again.setText("one"));
        stage.press("passphrase-act");

        await().until(() -> stage.house.secrets.protection() == Secrets.Protection.PASSPHRASE_FILE);
        stage.node("secrets-change");
    }

    @Test
    void theWindowRemembersItsPlace(FxRobot robot) {
        robot.interact(() -> stage.window.close());

        assertThat(stage.house.services().preferences().current().window())
                .hasValueSatisfying(place -> assertThat(place.width()).isEqualTo(1000));
    }
}
