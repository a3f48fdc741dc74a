// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.stage.HandScreen;
import org.holdfast.ui.stage.ScriptedDiscovery;
import org.holdfast.ui.stage.ScriptedFamily;
import org.holdfast.ui.stage.ScriptedSwitchboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwitchesModelTest {
    private final HandScreen screen = new HandScreen();
    private final ScriptedFamily family = new ScriptedFamily();
    private final ScriptedDiscovery discovery = new ScriptedDiscovery(family);
    private final ScriptedSwitchboard board = new ScriptedSwitchboard(Clock.systemUTC());

    @AfterEach
    void nothingCrashed() {
        assertThat(screen.crashes()).isEmpty();
    }

    private SwitchesModel model() {
        return new SwitchesModel(board, discovery, List.of(family), screen.background());
    }

    private void put(String id, String name) {
        Device device = SwitchStage.device(id, name, "cuco.plug.v3");
        board.put(device, List.of(board.row(id, "relay", Switches.Kind.SOCKET, true)), List.of());
    }

    private static List<String> names(SwitchesModel model) {
        return model.shown().get().panels().stream()
                .map(panel -> panel.device().name())
                .toList();
    }

    @Test
    void devicesThatComeWhileSomebodyLooksAreAskedToo() {
        family.haveSwitches();
        put("a", "Heater");
        SwitchesModel model = model();
        model.look();
        assertThat(board.watched()).containsExactly("a");

        put("b", "Lamp");
        screen.until(() -> names(model).size() == 2);
        assertThat(board.watched()).containsExactlyInAnyOrder("a", "b");
        model.rest();
        assertThat(board.watched()).isEmpty();
    }

    @Test
    void whatIsSearchedForIsShownAndEverythingIsAskedAllTheSame() {
        family.haveSwitches();
        put("a", "Heater");
        put("b", "Lamp");
        SwitchesModel model = model();
        model.look();
        model.search().set("LAMP");

        assertThat(names(model)).containsExactly("Lamp");
        assertThat(model.shown().get().none()).isFalse();
        assertThat(board.watched()).hasSize(2);
        model.rest();
    }

    @Test
    void onlyDevicesOfFamiliesWithSwitchesAreOffered() {
        Found.Unsupported stranger = new Found.Unsupported(
                ScriptedFamily.ID,
                Address.of("127.0.0.3"),
                Text.literal("A lamp"),
                Text.literal("It is another thing."));
        SwitchesModel without = model();
        without.look();
        discovery.round(1, List.of(SwitchStage.found("new"), stranger), List.of());
        screen.until(() -> screen.waiting() == 0);
        assertThat(without.shown().get().found()).isEmpty();
        without.rest();

        family.haveSwitches();
        SwitchesModel with = model();
        with.look();
        assertThat(with.shown().get().found()).containsExactly(SwitchStage.found("new"));
        with.rest();
    }

    @Test
    void aFailureOfOneOfSeveralIsKeptForThatOneAndCanBeTriedAgain() {
        put("a", "Heater");
        put("b", "Lamp");
        Switchboard.Point heater = new Switchboard.Point("a", "relay");
        Switchboard.Point lamp = new Switchboard.Point("b", "relay");
        board.fail(lamp, new DeviceException.Unreachable("127.0.0.9", Text.literal("switching it"), null));
        PressModel presses = new PressModel(board, screen.background());

        presses.setAll(List.of(heater, lamp), false, _ -> {});
        screen.until(() -> presses.fault(lamp).isPresent());
        assertThat(presses.fault(heater)).isEmpty();
        assertThat(presses.fault(lamp).orElseThrow().wanted()).isEqualTo(Optional.of(false));

        board.recover(lamp);
        presses.again(lamp);
        screen.until(() -> presses.fault(lamp).isEmpty()
                && !board.panel("b").orElseThrow().rows().getFirst().shown().orElseThrow());
        assertThat(board.orders()).containsExactly("a relay off", "b relay off", "b relay off");
    }

    @Test
    void aFailedTimerIsNotForgottenWhileNothingIsKnownOfTheOutlet() {
        put("a", "Heater");
        Switchboard.Point heater = new Switchboard.Point("a", "relay");
        board.changeRow(
                heater,
                row -> new Switchboard.Row(
                        row.point(),
                        row.outlet(),
                        Optional.empty(),
                        row.wish(),
                        false,
                        false,
                        false,
                        row.timer(),
                        row.countdown()));
        board.fail(heater, new DeviceException.Unreachable("127.0.0.9", Text.literal("setting a timer"), null));
        PressModel presses = new PressModel(board, screen.background());

        presses.begin(heater, true, Duration.ofMinutes(5));
        screen.until(() -> presses.fault(heater).isPresent());
        presses.settle(board.panels());
        assertThat(presses.fault(heater)).isPresent();
    }
}
