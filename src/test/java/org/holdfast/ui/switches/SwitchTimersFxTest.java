// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.live.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class SwitchTimersFxTest {
    private static final Switchboard.Point RELAY = SwitchStage.point(SwitchStage.HEATER, "relay");

    private Stage window;
    private SwitchStage stage;
    private SwitchesScreen screen;

    @Start
    void start(Stage shown) {
        window = shown;
    }

    @BeforeEach
    void open() {
        stage = new SwitchStage();
        stage.heater();
        Looks.act(() -> {
            screen = new SwitchesScreen(stage.context, stage.model(), Optional.empty());
            stage.show(window, screen);
        });
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        Looks.act(() -> {
            screen.hidden();
            screen.closed();
        });
        stage.styles.close();
        assertThat(stage.styles.complaints()).isEmpty();
        assertThat(stage.crashes).isEmpty();
    }

    private void countsItself() {
        stage.board.changeRow(
                RELAY,
                row -> new Switchboard.Row(
                        row.point(),
                        row.outlet(),
                        row.last(),
                        row.wish(),
                        false,
                        false,
                        false,
                        row.timer(),
                        Optional.of(new Switches.Countdowns.Limit(Duration.ofHours(2), Duration.ofMinutes(1)))));
    }

    @Test
    void aTimerThatHoldfastCountsSaysSoAndRunsDown(FxRobot robot) {
        Looks.act(stage.toggle("switch-heater-relay")::requestFocus);
        robot.type(KeyCode.T);
        assertThat(stage.words("timer-keeper")).isEqualTo("Holdfast counts: it has to keep running until then.");
        stage.press("timer-15");
        assertThat(stage.words("timer-act")).isEqualTo("Off in 15 min");
        stage.press("timer-act");

        stage.awaitWords("left-heater-relay", "Off in 15:00");
        assertThat(stage.words("keeper-heater-relay")).isEqualTo("Works while Holdfast runs");
        stage.clock.pass(Duration.ofSeconds(61));
        stage.awaitWords("left-heater-relay", "Off in 13:59");
        assertThat(stage.board.orders()).containsExactly("heater relay off in PT15M");
    }

    @Test
    void whereThePlugCountsItselfTheDialogSaysSoAsFarAsItCounts() {
        countsItself();
        stage.awaitWords("title-heater-relay", "On");
        stage.choose("more-heater-relay", "timer-heater-relay");
        assertThat(stage.words("timer-keeper"))
                .isEqualTo("The plug counts itself: this works with Holdfast closed, too.");
        stage.press("timer-240");
        assertThat(stage.words("timer-keeper")).isEqualTo("Holdfast counts: it has to keep running until then.");
        stage.press("timer-60");
        stage.press("timer-act");

        stage.awaitWords("left-heater-relay", "Off in 1:00:00");
        assertThat(stage.words("keeper-heater-relay")).isEqualTo("The plug counts itself, with Holdfast closed too");
    }

    @Test
    void aRunningTimerIsEnded() throws Exception {
        stage.board.begin(RELAY, false, Duration.ofMinutes(5));
        stage.press("end-heater-relay");

        await().until(() -> !stage.shows("running-heater-relay"));
        assertThat(stage.board.orders()).endsWith("heater relay cancel");
    }

    @Test
    void onlyWholeMinutesAreTaken() {
        stage.choose("more-heater-relay", "timer-heater-relay");
        TextField minutes = (TextField) stage.node("timer-minutes");
        for (String wrong : new String[] {"", "0", "1.5", "-3", "10081", "999999", "soon"}) {
            Looks.act(() -> minutes.setText(wrong));
            assertThat(stage.words("timer-wrong")).isEqualTo("Type whole minutes, from 1 to 10,080.");
            stage.press("timer-act");
        }
        assertThat(stage.board.orders()).isEmpty();

        Looks.act(() -> minutes.setText("90"));
        stage.press("timer-on");
        assertThat(stage.words("timer-act")).isEqualTo("On in 1 h 30 min");
        stage.press("timer-act");
        stage.awaitWords("left-heater-relay", "On in 1:30:00");
    }

    @Test
    void aTimerThatCannotBeginIsToldInTheRow() {
        stage.board.fail(RELAY, new DeviceException.Unreachable("127.0.0.9", Text.literal("setting a timer"), null));
        stage.choose("more-heater-relay", "timer-heater-relay");
        stage.press("timer-act");

        await().until(() -> stage.shows("error-sentence"));
        assertThat(stage.words("error-sentence")).contains("setting a timer");
        stage.board.recover(RELAY);
        stage.press("error-retry");
        stage.awaitWords("left-heater-relay", "Off in 30:00");
    }

    @Test
    void aTimerWhoseTimePassedWhileHoldfastWasClosedIsToldUntilItWasSeen() {
        Switchboard.Timer timer = new Switchboard.Timer(
                RELAY, Optional.of(false), stage.clock.instant().minusSeconds(60), Switchboard.Keeper.PROGRAM);
        stage.board.miss(new Switchboard.Missed(timer, Optional.empty()));

        stage.press("missed-dismiss");
        await().until(() -> !stage.shows("missed-dismiss"));
        assertThat(stage.board.missed()).isEmpty();
    }
}
