// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
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
class SwitchesFxTest {
    private static final Switchboard.Point RELAY = SwitchStage.point(SwitchStage.HEATER, "relay");

    private Stage window;
    private SwitchStage stage;
    private SwitchesScreen screen;

    @Start
    void start(Stage shown) {
        window = shown;
    }

    @BeforeEach
    void makeScreen() {
        stage = new SwitchStage();
        Looks.act(() -> screen = new SwitchesScreen(stage.context, stage.model(), Optional.empty()));
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
        assertThat(stage.board.watched()).isEmpty();
    }

    private void open() {
        Looks.act(() -> stage.show(window, screen));
    }

    private static DeviceException silent() {
        return new DeviceException.Unreachable("127.0.0.9", Text.literal("switching it"), null);
    }

    @Test
    void aPressIsShownAtOnceAndThenTheTruth() {
        stage.heater();
        CountDownLatch gate = new CountDownLatch(1);
        stage.board.hold(gate);
        open();
        stage.awaitPosition("switch-heater-relay", LargeSwitch.Position.ON);

        stage.press("switch-heater-relay");

        stage.awaitPosition("switch-heater-relay", LargeSwitch.Position.OFF);
        stage.awaitWords("title-heater-relay", "Switching off");
        assertThat(Looks.onScreen(stage.toggle("switch-heater-relay")::working)).isTrue();

        gate.countDown();
        stage.awaitWords("title-heater-relay", "Off");
        assertThat(stage.position("switch-heater-relay")).isEqualTo(LargeSwitch.Position.OFF);
        assertThat(Looks.onScreen(stage.toggle("switch-heater-relay")::working)).isFalse();
        assertThat(stage.board.orders()).containsExactly("heater relay off");
    }

    @Test
    void aPressThatFailsShowsTheTruthAndWhyAndCanBeTriedAgain() {
        stage.heater();
        stage.board.fail(RELAY, silent());
        open();

        stage.press("switch-heater-relay");

        await().until(() -> stage.shows("error-sentence"));
        assertThat(stage.words("error-sentence")).contains("127.0.0.9").contains("switching it");
        assertThat(stage.position("switch-heater-relay")).isEqualTo(LargeSwitch.Position.ON);

        stage.board.recover(RELAY);
        stage.press("error-retry");
        stage.awaitPosition("switch-heater-relay", LargeSwitch.Position.OFF);
        await().until(() -> !stage.shows("error-sentence"));
        assertThat(stage.board.orders()).containsExactly("heater relay off", "heater relay off");
    }

    @Test
    void aFailureGoesWhenTheDeviceIsAsWantedAllTheSame() {
        stage.heater();
        stage.board.fail(RELAY, silent());
        open();
        stage.press("switch-heater-relay");
        await().until(() -> stage.shows("error-sentence"));

        stage.board.put(
                SwitchStage.HEATER,
                List.of(stage.board.row("heater", "relay", Switches.Kind.SOCKET, false)),
                List.of());

        await().until(() -> !stage.shows("error-sentence"));
    }

    @Test
    void aSocketBehindAMasterThatIsOffSaysThatItHasNoPower() {
        stage.strip();
        open();
        stage.awaitWords("state-strip-socket-1", "On");

        stage.board.changeRow(
                SwitchStage.point(SwitchStage.STRIP, "socket-1"),
                row -> new Switchboard.Row(
                        row.point(),
                        row.outlet(),
                        row.last(),
                        row.wish(),
                        false,
                        false,
                        true,
                        Optional.empty(),
                        Optional.empty()));

        stage.awaitWords("state-strip-socket-1", "On, but without power: what is above it is off");
        assertThat(stage.words("state-strip-socket-2")).isEqualTo("Off");
    }

    @Test
    void ageIsShownOnceAReadingIsOlderThanTenSeconds() {
        stage.heater();
        open();
        stage.awaitWords("about-heater", "chuangmi.plug.m1");

        stage.clock.pass(Duration.ofSeconds(10));
        stage.heater();
        stage.awaitWords("about-heater", "chuangmi.plug.m1");
        stage.clock.pass(Duration.ofSeconds(11));
        stage.awaitWords("about-heater", "chuangmi.plug.m1, read 11 s ago");
        stage.clock.pass(Duration.ofMinutes(4));
        stage.awaitWords("about-heater", "chuangmi.plug.m1, read 4 min ago");
        assertThat(stage.words("power-heater")).isEqualTo("42 W");
        assertThat(stage.words("energy-heater")).isEqualTo("1.3 kWh");
    }

    @Test
    void wattsThatAreOlderThanTheRestSaySo() {
        stage.heater();
        Switches.Measure old = stage.watts(42, true);
        stage.clock.pass(Duration.ofMinutes(3));
        stage.board.put(
                SwitchStage.HEATER,
                List.of(stage.board.row("heater", "relay", Switches.Kind.SOCKET, true)),
                List.of(old));
        open();

        stage.awaitWords("power-age-heater", "Read 3 min ago");
        assertThat(stage.words("about-heater")).isEqualTo("chuangmi.plug.m1");
    }

    @Test
    void arrowsGoFromSwitchToSwitchAndSpaceAndEnterPress(FxRobot robot) {
        stage.heater();
        stage.strip();
        open();
        LargeSwitch heater = stage.toggle("switch-heater-relay");
        LargeSwitch master = stage.toggle("switch-strip-all");
        Looks.act(heater::requestFocus);

        robot.type(KeyCode.RIGHT);
        await().until(() -> Looks.onScreen(master::isFocused));
        robot.type(KeyCode.DOWN);
        LargeSwitch socket = stage.toggle("switch-strip-socket-1");
        await().until(() -> Looks.onScreen(socket::isFocused));
        robot.type(KeyCode.SPACE);
        stage.awaitPosition("switch-strip-socket-1", LargeSwitch.Position.OFF);
        robot.type(KeyCode.ENTER);
        stage.awaitPosition("switch-strip-socket-1", LargeSwitch.Position.ON);
        robot.type(KeyCode.END);
        await().until(() -> Looks.onScreen(stage.toggle("switch-strip-usb")::isFocused));
        robot.type(KeyCode.HOME);
        await().until(() -> Looks.onScreen(heater::isFocused));
        assertThat(stage.board.orders()).containsExactly("strip socket-1 off", "strip socket-1 on");
    }

    @Test
    void aScreenReaderHearsWhichSwitchItIsAndHowItStands() {
        stage.strip();
        open();

        LargeSwitch socket = stage.toggle("switch-strip-socket-1");
        assertThat(Looks.onScreen(socket::getAccessibleText)).isEqualTo("Desk: Socket 1: On");
        assertThat(Looks.onScreen(() -> socket.queryAccessibleAttribute(AccessibleAttribute.SELECTED)))
                .isEqualTo(true);
    }

    @Test
    void aProtectedOutletIsAskedAboutBeforeItGoesOff(FxRobot robot) {
        stage.heater();
        open();
        Looks.act(stage.toggle("switch-heater-relay")::requestFocus);
        robot.type(KeyCode.P);
        await().until(() -> stage.shows("lock-heater-relay"));

        stage.press("switch-heater-relay");
        assertThat(stage.shows("ask-off")).isTrue();
        stage.press("dialog-cancel");
        assertThat(stage.board.orders()).containsExactly("heater relay protect");

        stage.press("switch-heater-relay");
        stage.press("ask-off");
        stage.awaitPosition("switch-heater-relay", LargeSwitch.Position.OFF);
        stage.press("switch-heater-relay");
        stage.awaitPosition("switch-heater-relay", LargeSwitch.Position.ON);
        assertThat(stage.shows("ask-off")).isFalse();
    }

    @Test
    void allOffLeavesOutWhatIsProtectedAndSaysSo() {
        stage.heater();
        stage.wall();
        stage.board.protect(RELAY, true);
        open();
        Looks.act(() -> ((Button) screen.tools().getFirst()).fire());

        stage.awaitPosition("switch-wall-left", LargeSwitch.Position.OFF);
        await().until(() -> Looks.onScreen(() -> !stage.frame.notices.isEmpty()));
        assertThat(stage.frame.notices.getFirst().words())
                .isEqualTo("One outlet was left out because it is protected.");
        assertThat(stage.position("switch-heater-relay")).isEqualTo(LargeSwitch.Position.ON);
    }

    @Test
    void aDeviceThatDoesNotAnswerSaysWhyAndWhenItIsAskedAgain() {
        stage.heater();
        open();
        stage.board.condition(
                "heater",
                new Switchboard.Condition.Failing(
                        silent(),
                        stage.clock.instant(),
                        Optional.of(stage.clock.instant().plusSeconds(24))));

        await().until(() -> stage.shows("error-sentence"));
        assertThat(stage.words("next-heater")).isEqualTo("Asked again in 0:24");
        stage.press("error-retry");
        await().until(() -> stage.board.orders().contains("heater ask"));

        stage.board.condition("heater", new Switchboard.Condition.Answering());
        await().until(() -> !stage.shows("error-sentence"));
    }

    @Test
    void whereATokenWasRefusedAnotherOneCanBeEntered() {
        stage.heater();
        open();
        stage.board.condition(
                "heater",
                new Switchboard.Condition.Failing(
                        new DeviceException.WrongCredentials("127.0.0.9"), stage.clock.instant(), Optional.empty()));

        stage.node("password-form");
        assertThat(stage.offered).containsExactly("heater");
    }

    @Test
    void whereADeviceMayHaveGotAnotherTokenItCanBeEnteredOnRequest() {
        stage.heater();
        open();
        stage.board.condition(
                "heater",
                new Switchboard.Condition.Failing(
                        new DeviceException.TimedOut("127.0.0.9", Text.literal("asking what is on"), null),
                        stage.clock.instant(),
                        Optional.empty()));

        stage.node("enter-secret-heater");
        assertThat(stage.shows("password-form")).isFalse();
        stage.press("enter-secret-heater");
        stage.node("password-form");
    }

    @Test
    void withoutSwitchesThePageSaysWhatToDo() {
        open();

        stage.press("switches-add");
        assertThat(stage.frame.adding).containsExactly(Optional.empty());
        stage.discovery.round(1, List.of(SwitchStage.found("new")), List.of());
        stage.press("add-new");
        assertThat(stage.frame.adding).hasSize(2).last().isEqualTo(Optional.of(SwitchStage.found("new")));
    }

    @Test
    void searchWordsLeaveWhatTheyName() {
        stage.heater();
        stage.strip();
        open();
        stage.node("panel-strip");

        Looks.act(() -> screen.search().orElseThrow().set("socket"));
        await().until(() -> !stage.shows("panel-heater"));
        assertThat(stage.shows("panel-strip")).isTrue();
        Looks.act(() -> screen.search().orElseThrow().set("nothing like it"));
        await().until(() -> stage.shows("switches-clear-search"));
        stage.press("switches-clear-search");
        await().until(() -> stage.shows("panel-heater"));
    }

    @Test
    void fiftyDevicesAreAskedWhileThePageIsShownAndNotAfterwards() {
        for (int i = 0; i < 50; i++) {
            stage.board.put(
                    SwitchStage.device("d" + i, "Plug " + i, "cuco.plug.v3"),
                    List.of(stage.board.row("d" + i, "relay", Switches.Kind.SOCKET, i % 2 == 0)),
                    List.of(stage.watts(i, true)));
        }
        open();

        stage.node("panel-d49");
        assertThat(stage.board.watched()).hasSize(50);
        Looks.act(screen::hidden);
        assertThat(stage.board.watched()).isEmpty();
        assertThat(stage.discovery.searchers()).isZero();
    }

    @Test
    void aNameLeadsToItsDevicesPage() {
        stage.heater();
        open();

        stage.press("device-heater");
        assertThat(stage.frame.went).containsExactly("device heater");
    }
}
