// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.switching.ScriptedPlug;
import org.holdfast.ui.stage.StageHouse;
import org.holdfast.ui.stage.StageWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The whole window over the real switchboard and a scripted plug. */
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class SwitchWindowFxTest {
    @TempDir
    private Path folder;

    private StageWindow stage;
    private final ScriptedPlug plug = new ScriptedPlug(Clock.systemUTC(), "relay");

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, StageHouse.withSwitches(folder));
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    private Device save() {
        plug.watts = Optional.of(42.0);
        plug.meter = Optional.of(1.3);
        stage.house.family.camera().offer(plug);
        return stage.house.save("heater", "Heater");
    }

    private LargeSwitch.Position position(String id) {
        return onScreen(((LargeSwitch) stage.node(id))::position);
    }

    private void awaitWords(String id, String expected) {
        await().until(() -> stage.shows(id) && stage.words(id).equals(expected));
    }

    @Test
    void aPlugIsSwitchedOnItsPageInTheRail() {
        save();
        stage.press("rail-switches");
        awaitWords("title-heater-relay", "Off");
        assertThat(stage.words("power-heater")).isEqualTo("42 W");
        assertThat(stage.words("energy-heater")).isEqualTo("1.3 kWh");

        stage.press("switch-heater-relay");

        awaitWords("title-heater-relay", "On");
        assertThat(plug.sets).containsExactly("relay on");
        stage.press("all-off");
        awaitWords("title-heater-relay", "Off");
    }

    @Test
    void aChangeMadeElsewhereIsFollowed() {
        save();
        stage.press("rail-switches");
        awaitWords("title-heater-relay", "Off");
        plug.state.put("relay", true);

        awaitWords("title-heater-relay", "On");
        assertThat(plug.sets).isEmpty();
    }

    @Test
    void itsCardHasItsSwitchAndItsFigures() {
        Device device = save();
        awaitWords("face-state-heater", "Off");
        assertThat(stage.words("face-power-heater")).isEqualTo("42 W");
        assertThat(stage.words("face-energy-heater")).isEqualTo("1.3 kWh");

        stage.press("face-switch-heater");

        awaitWords("face-state-heater", "On");
        assertThat(position("face-switch-heater")).isEqualTo(LargeSwitch.Position.ON);
        assertThat(plug.sets).containsExactly("relay on");
        Node card = stage.node("card-" + device.id());
        assertThat(onScreen(() -> card.getBoundsInParent().getWidth())).isEqualTo(256);
    }

    @Test
    void thePageOfThePlugHasItsOutletsItsPlotAndItsMeasures() {
        Device device = save();
        stage.press("open-" + device.id());
        stage.choose("tab-switches");

        awaitWords("title-heater-relay", "Off");
        awaitWords("measure-power", "42 W");
        stage.node("power-plot");
        stage.press("switch-heater-relay");
        awaitWords("title-heater-relay", "On");
        await().until(() ->
                stage.house.services().switches().history("heater").hour().size() > 0);
    }

    @Test
    void aDeviceThatRefusesATokenAsksForAnotherOneInItsCard() {
        Device device = save();
        stage.house.family.ask(List.of(SwitchStage.token()));
        plug.failure = Optional.of(
                new DeviceException.WrongCredentials(device.address().toString()));
        stage.press("rail-switches");

        stage.node("password-token");
        assertThat(stage.words("error-sentence")).contains("127.0.0.9");
        plug.failure = Optional.empty();
        stage.press("error-retry");
        awaitWords("title-heater-relay", "Off");
        await().until(() -> !stage.shows("password-token"));
    }

    @Test
    void aPlugThatDoesNotTakeACommandShowsTheTruth() {
        save();
        plug.stubborn = true;
        stage.press("rail-switches");
        awaitWords("title-heater-relay", "Off");

        stage.press("switch-heater-relay");
        await().until(() -> plug.sets.equals(List.of("relay on")));

        awaitWords("title-heater-relay", "Off");
        assertThat(position("switch-heater-relay")).isEqualTo(LargeSwitch.Position.OFF);
    }

    @Test
    void theListOfKeysNamesThoseOfTheSwitches() {
        save();
        stage.press("rail-switches");
        stage.node("switch-heater-relay");
        onScreen(() -> {
            stage.window
                    .root()
                    .fireEvent(
                            new KeyEvent(KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, false, false, false, false));
            return true;
        });

        Node list = stage.node("key-list");
        assertThat(onScreen(() -> list.lookupAll(".key-cap").stream()
                        .map(each -> ((Labeled) each).getText())
                        .toList()))
                .contains("Arrows", "Space or Enter", "T", "P");
    }

    @Test
    void anUnreachablePlugSaysWhatIsWrong() {
        save();
        stage.press("rail-switches");
        awaitWords("title-heater-relay", "Off");
        plug.failure =
                Optional.of(new DeviceException.Unreachable("127.0.0.9", Text.literal("asking what is on"), null));

        await().until(() -> stage.shows("error-sentence"));
        assertThat(stage.words("error-sentence")).contains("127.0.0.9");
        assertThat(stage.words("title-heater-relay")).isEqualTo("Off");
        plug.failure = Optional.empty();
        stage.press("error-retry");
        await().until(() -> !stage.shows("error-sentence"));
    }
}
