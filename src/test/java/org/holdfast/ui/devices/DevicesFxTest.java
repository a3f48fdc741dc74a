// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.Found;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.service.Discovery;
import org.holdfast.ui.stage.StageHouse;
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
class DevicesFxTest {
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

    private void found(Device... answering) {
        stage.house.discovery.round(
                1,
                List.of(StageHouse.found("new", "SJ4000 in the drawer"), StageHouse.stranger()),
                List.of(answering).stream().map(Device::id).toList());
    }

    @Test
    void aFoundDeviceIsNamedAndSavedInTheWizard() {
        found();

        stage.press("add-new");
        stage.press("wizard-next");

        await().until(() -> stage.house.services().book().devices().size() == 1);
        await().until(() -> stage.words("wizard-question").equals("SJ4000 in the drawer is ready"));
        stage.press("wizard-next");
        stage.press("open-new");
        stage.node("device-tabs");
    }

    @Test
    void aFoundDeviceSaysWhichKindItIsUnlessItsNameDoes() {
        Device mini = new Device(
                "mini",
                "cam",
                "A9 (JSON, SHIX)",
                "Mini camera",
                StageHouse.device("mini", "").address(),
                Map.of());
        stage.house.discovery.round(
                1,
                List.of(new Found.Supported(mini, List.of()), StageHouse.found("new", "SJ4000 in the drawer")),
                List.of());

        assertThat(stage.words("variant-mini")).isEqualTo("A9 (JSON, SHIX)");
        stage.node("add-new");
        assertThat(stage.shows("variant-new")).isFalse();
    }

    @Test
    void whatCannotBeUsedIsNamedWithWhatThatMeans() {
        found();

        stage.node("unsupported-127-0-0-42");
    }

    @Test
    void theSearchRunsWhileThePageIsShownAndNoLonger() {
        await().until(() -> stage.house.discovery.searchers() == 1);

        stage.press("rail-settings");

        await().until(() -> stage.house.discovery.searchers() == 0);
    }

    @Test
    void whenNothingIsFoundThePageSaysWhatMayBeInTheWay() {
        stage.house.discovery.blame(List.of(new Discovery.Obstacle(
                true, Text.literal("A VPN is on."), Text.literal("Switch it off for a moment."))));

        stage.house.discovery.round(DevicesModel.PATIENCE_ROUNDS, List.of(), List.of());

        stage.node("obstacles");
        await().until(() -> !stage.window.root().lookupAll(".obstacle-row").isEmpty());
    }

    @Test
    void aDeviceIsRenamedOnItsPageAndTwoCannotHaveOneName(FxRobot robot) {
        stage.house.save("other", "Garden");
        Device device = stage.house.save("bike", "Bike");
        stage.press("open-" + device.id());

        stage.press("device-rename");
        TextField field = (TextField) stage.node("device-name");
        robot.interact(() -> field.setText("garden"));
        robot.type(KeyCode.ENTER);
        assertThat(stage.shows("device-name")).isTrue();
        robot.interact(() -> field.setText("Bike camera"));
        robot.type(KeyCode.ENTER);

        await().until(() -> stage.house.services().book().byName("Bike camera").isPresent());
        assertThat(stage.words("page-title")).isEqualTo("Bike camera");
    }

    @Test
    void aRemovedDeviceComesBackWhenThatIsTakenBack(FxRobot robot) {
        Device device = stage.house.save("bike", "Bike");
        Button face = (Button) stage.node("open-" + device.id());

        robot.interact(() -> menuItem(face, "card-remove").fire());
        await().until(() -> stage.house.services().book().devices().isEmpty());
        stage.press("notice-deed");

        await().until(() -> stage.house.services().book().byId(device.id()).isPresent());
        stage.node("open-" + device.id());
    }

    private static MenuItem menuItem(Button face, String id) {
        return face.getContextMenu().getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSearchFieldLeavesOnlyWhatHasTheWords(FxRobot robot) {
        stage.house.save("bike", "Bike");
        stage.house.save("garden", "Garden");
        stage.node("open-garden");

        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        robot.write("gard");

        await().until(() -> !stage.shows("open-bike"));
        assertThat(stage.shows("open-garden")).isTrue();
    }

    private void openSettings(FxRobot robot) {
        Device device = stage.house.save("bike", "Bike");
        stage.press("open-" + device.id());
        TabPane tabs = (TabPane) stage.node("device-tabs");
        robot.interact(() -> tabs.getTabs().stream()
                .filter(tab -> "tab-settings".equals(tab.getId()))
                .forEach(tab -> tabs.getSelectionModel().select(tab)));
        stage.node("setting-video-size");
    }

    private void chooseSize(FxRobot robot, int place) {
        ComboBox<?> box = (ComboBox<?>) stage.node("setting-video-size");
        robot.interact(() -> box.getSelectionModel().select(place));
    }

    @Test
    void openingTheSettingsWritesNothing(FxRobot robot) {
        CountDownLatch closed = new CountDownLatch(1);
        stage.house.family.camera().holdChanges(closed);

        openSettings(robot);

        assertThat(stage.shows("busy-video-size")).isFalse();
        closed.countDown();
    }

    @Test
    void aChangeShowsWhatTheDeviceSaysAfterwards(FxRobot robot) {
        openSettings(robot);
        CountDownLatch slow = new CountDownLatch(1);
        stage.house.family.camera().holdChanges(slow);

        chooseSize(robot, 1);
        await().until(() -> stage.shows("busy-video-size"));
        assertThat(stage.words("said-video-size")).isEqualTo("The device says: 1080p, 30 a second");
        slow.countDown();

        await().until(() -> stage.shows("tick-video-size"));
        assertThat(stage.words("said-video-size")).isEqualTo("The device says: 720p, 60 a second");
        assertThat(stage.house.family.camera().setting("video-size").value()).isEqualTo("1");
    }

    @Test
    void aChangeThatTheDeviceIgnoresShowsTheOldValueAndTheReason(FxRobot robot) {
        openSettings(robot);
        stage.house.family.camera().ignoreChanges("Only while nothing is recorded.");

        chooseSize(robot, 1);

        await().until(() -> stage.shows("trouble-video-size"));
        assertThat(stage.words("trouble-video-size")).isEqualTo("Only while nothing is recorded.");
        ComboBox<?> box = (ComboBox<?>) stage.node("setting-video-size");
        assertThat(box.getSelectionModel().getSelectedIndex()).isZero();
    }

    @Test
    void whatDestroysSomethingAsksForAWordAndNamesTheDevice(FxRobot robot) {
        openSettings(robot);

        stage.press("setting-format");
        TextField word = (TextField) stage.node("confirm-word");
        stage.press("confirm-act");
        assertThat(stage.shows("confirm-word")).isTrue();
        robot.interact(() -> word.setText("FORMAT"));
        stage.press("confirm-act");

        await().until(() -> !stage.shows("confirm-word"));
        await().until(() -> stage.shows("tick-format"));
    }

    @Test
    void howHoldfastTreatsTheDeviceIsRemembered(FxRobot robot) {
        openSettings(robot);
        ToggleSwitch toggle = (ToggleSwitch) stage.node("setting-clock");

        robot.interact(() -> toggle.setSelected(false));

        await().until(() -> "off"
                .equals(stage.house
                        .services()
                        .book()
                        .byId("bike")
                        .orElseThrow()
                        .options()
                        .get("clock")));
    }

    @Test
    void whatTheDeviceTellsIsShownAsItComesAndSettingsAreReadAgain(FxRobot robot) {
        openSettings(robot);
        assertThat(stage.house.family.camera().listeners()).isPositive();

        stage.house.family.camera().say(Events.Weight.ALARM, "The battery is about to run out.", true);

        await().until(() -> stage.shows("event-line"));
        assertThat(stage.words("event-words")).isEqualTo("The battery is about to run out.");
        stage.node("notice");
    }

    @Test
    void aDeviceThatDoesNotAnswerSaysWhyAndCanBeTriedAgain(FxRobot robot) {
        Device device = stage.house.save("bike", "Bike");
        stage.house.family.fail(new DeviceException.Unreachable("127.0.0.9:18080", Text.literal("connecting"), null));

        stage.press("open-" + device.id());
        assertThat(stage.words("error-sentence")).isEqualTo("Nothing answers at 127.0.0.9:18080 (connecting).");
        stage.node("failed-options");
        ToggleSwitch clock = (ToggleSwitch) stage.node("setting-clock");
        robot.interact(() -> clock.setSelected(false));
        await().until(() -> "off"
                .equals(stage.house
                        .services()
                        .book()
                        .byId("bike")
                        .orElseThrow()
                        .options()
                        .get("clock")));
        stage.house.family.recover();
        stage.press("error-retry");

        stage.node("device-tabs");
    }

    @Test
    void leavingThePageLetsGoOfTheDevice() {
        Device device = stage.house.save("bike", "Bike");
        stage.press("open-" + device.id());
        stage.node("device-tabs");

        stage.press("page-back");

        await().until(() -> stage.house.family.camera().listeners() == 0);
    }

    @Test
    void aValueThatIsOutOfRuleIsNotSent(FxRobot robot) {
        openSettings(robot);
        TextField name = (TextField) stage.node("setting-wifi-name");

        robot.interact(() -> {
            name.requestFocus();
            name.setText("a name with blanks");
        });
        stage.press("send-wifi-name");

        Setting setting = stage.house.family.camera().setting("wifi-name");
        assertThat(setting.value()).isEqualTo("SJ4000WIFIe0c7a8");
    }
}
