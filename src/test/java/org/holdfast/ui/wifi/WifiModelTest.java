// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.ui.stage.HandScreen;
import org.holdfast.ui.stage.ScriptedWifi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WifiModelTest {
    private final HandScreen screen = new HandScreen();
    private final ScriptedWifi wifi = new ScriptedWifi();
    private WifiModel model = new WifiModel(wifi, screen.background());

    @BeforeEach
    void sees() {
        wifi.see(ScriptedWifi.some());
    }

    @AfterEach
    void close() {
        model.close();
        assertThat(screen.crashes()).isEmpty();
    }

    private void begin() {
        model.begin();
        screen.until(() -> model.scan().get() instanceof WifiModel.Scan.Done);
    }

    private AccessPoint first() {
        return ScriptedWifi.some().getFirst();
    }

    @Test
    void itTellsWhereTheDeviceIsAndWhatItSees() {
        begin();

        assertThat(model.here().get())
                .isInstanceOfSatisfying(
                        WifiModel.Here.Known.class,
                        known ->
                                assertThat(known.present().orElseThrow().ssid()).contains("Harbour"));
        assertThat(model.scan().get()).isEqualTo(new WifiModel.Scan.Done(ScriptedWifi.some()));
    }

    @Test
    void aSearchThatIsCancelledEndsAtOnceAndSaysNothingLater() {
        CountDownLatch never = new CountDownLatch(1);
        wifi.hold(never);
        model.begin();
        screen.until(() -> model.scan().get() instanceof WifiModel.Scan.Running);

        model.stopLooking();

        assertThat(model.scan().get()).isEqualTo(new WifiModel.Scan.None());
        wifi.hold(new CountDownLatch(0));
        model.look();
        screen.until(() -> model.scan().get() instanceof WifiModel.Scan.Done);
    }

    @Test
    void anObjectionIsToldAndItsPasswordIsWiped() {
        char[] typed = "short".toCharArray();

        assertThat(model.objection("Harbour", typed))
                .map(Text::toString)
                .contains("A Wi-Fi password has 8 to 63 characters.");

        assertThat(typed).containsOnly('\0');
    }

    @Test
    void nothingIsReviewedThatTheDeviceObjectsTo() {
        begin();
        model.choose(first());
        char[] typed = "short".toCharArray();

        assertThat(model.review("Harbour", typed)).isPresent();

        assertThat(model.stage().get()).isEqualTo(new WifiModel.Stage.Password(Optional.of(first())));
        assertThat(typed).containsOnly('\0');
    }

    @Test
    void whatIsReviewedIsSentOnceAndThenWiped() {
        begin();
        model.choose(first());
        char[] typed = "anchor-rope".toCharArray();
        assertThat(model.review("Harbour", typed)).isEmpty();
        assertThat(model.stage().get()).isEqualTo(new WifiModel.Stage.Review("Harbour", 11));

        model.send();
        model.send();

        screen.until(() -> model.stage().get() instanceof WifiModel.Stage.Sent);
        assertThat(wifi.sent).containsExactly("Harbour anchor-rope");
        assertThat(typed).containsOnly('\0');
    }

    @Test
    void goingBackFromTheReviewWipesThePasswordAndKeepsTheNetwork() {
        begin();
        model.choose(first());
        char[] typed = "anchor-rope".toCharArray();
        model.review("Harbour", typed);

        model.back();

        assertThat(typed).containsOnly('\0');
        assertThat(model.stage().get()).isEqualTo(new WifiModel.Stage.Password(Optional.of(first())));
        model.back();
        assertThat(model.stage().get()).isEqualTo(new WifiModel.Stage.Choosing());
        assertThat(wifi.sent).isEmpty();
    }

    @Test
    void leavingThePageWipesThePassword() {
        begin();
        char[] typed = "anchor-rope".toCharArray();
        model.review("Harbour", typed);

        model.close();

        assertThat(typed).containsOnly('\0');
    }

    @Test
    void leavingThePageWhileItIsSentWipesThePassword() {
        wifi.holdJoining(new CountDownLatch(1));
        char[] typed = "anchor-rope".toCharArray();
        model.review("Harbour", typed);
        model.send();

        model.close();

        screen.until(() -> !wifi.remembers());
        assertThat(typed).containsOnly('\0');
    }

    @Test
    void aRefusalIsToldAndLeadsBackToThePassword() {
        begin();
        DeviceException why = new DeviceException.Busy("127.0.0.9", Text.literal("joining"));
        model.choose(first());
        model.review("Harbour", "anchor-rope".toCharArray());
        wifi.fail(Optional.of(why));

        model.send();

        screen.until(() -> model.stage().get().equals(new WifiModel.Stage.Refused("Harbour", why)));
        model.back();
        assertThat(model.stage().get()).isEqualTo(new WifiModel.Stage.Password(Optional.of(first())));
    }

    @Test
    void aDeviceThatCannotLookBeginsWithTheName() {
        wifi.beBlind();
        model = new WifiModel(wifi, screen.background());

        model.begin();

        assertThat(model.stage().get()).isEqualTo(new WifiModel.Stage.Password(Optional.empty()));
        screen.until(() -> model.here().get() instanceof WifiModel.Here.Known);
        assertThat(model.scan().get()).isEqualTo(new WifiModel.Scan.None());
    }

    @Test
    void fourBarsAreStrongAndOneIsTheLeastThatIsSeen() {
        assertThat(List.of(-30, -55, -56, -65, -66, -75, -76, -99).stream()
                        .map(dBm -> Signal.bars(OptionalInt.of(dBm)))
                        .toList())
                .containsExactly(4, 4, 3, 3, 2, 2, 1, 1);
        assertThat(Signal.bars(OptionalInt.empty())).isZero();
    }
}
