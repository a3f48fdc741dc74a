// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.service.Switchboard;
import org.holdfast.tour.StyleWatch;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.live.FrameDouble;
import org.holdfast.ui.live.Looks;
import org.holdfast.ui.stage.ScriptedDiscovery;
import org.holdfast.ui.stage.ScriptedFamily;
import org.holdfast.ui.stage.ScriptedSwitchboard;
import org.holdfast.ui.stage.StageWindow;

/** A page with switches in a window, with doubles behind it. */
final class SwitchStage {
    static final Device HEATER = device("heater", "Heater", "chuangmi.plug.m1");
    static final Device STRIP = device("strip", "Desk", "cuco.plug.cp5pro");
    static final Device WALL = device("wall", "Hall", "yeelink.switch.sw1");

    final HandClock clock = new HandClock(Instant.parse("2026-11-21T18:00:00Z"));
    final ScriptedSwitchboard board = new ScriptedSwitchboard(clock);
    final ScriptedFamily family = new ScriptedFamily();
    final ScriptedDiscovery discovery = new ScriptedDiscovery(family);
    final List<Throwable> crashes = new ArrayList<>();
    final List<String> offered = new ArrayList<>();
    final FrameDouble frame = new FrameDouble(new Background(crashes::add));
    final StyleWatch styles = new StyleWatch();
    final SwitchContext context = new SwitchContext(
            board,
            new PressModel(board, frame.background()),
            frame,
            new Phrases(SwitchWords.BUNDLE, Locale.ENGLISH),
            clock,
            this::offer);
    final Scene scene = new Scene(new StackPane(frame.root), 1000, 700);

    private Optional<Region> offer(Device device, DeviceException why, Runnable again) {
        offered.add(device.id());
        Region form = new Region();
        form.setId("password-form");
        return why instanceof DeviceException.WrongCredentials ? Optional.of(form) : Optional.empty();
    }

    static Device device(String id, String name, String model) {
        return new Device(id, ScriptedFamily.ID, model, name, Address.of("127.0.0.9"), Map.of());
    }

    static Found.Supported found(String id) {
        return new Found.Supported(device(id, "Xiaomi plug", "chuangmi.plug.m3"), List.of());
    }

    static Credentials.Field token() {
        return new Credentials.Field("token", Text.literal("Token"), Text.literal("32 digits"), 96);
    }

    static Switchboard.Point point(Device device, String outlet) {
        return new Switchboard.Point(device.id(), outlet);
    }

    Switches.Measure watts(double value, boolean proven) {
        return new Switches.Measure(
                "power", Text.literal("Power"), Switches.Quantity.WATTS, value, clock.instant(), proven);
    }

    Switches.Measure energy(double value) {
        return new Switches.Measure(
                "energy", Text.literal("Energy"), Switches.Quantity.KILOWATT_HOURS, value, clock.instant(), true);
    }

    /** A plug that is on and draws 42 W. */
    void heater() {
        board.put(
                HEATER,
                List.of(board.row("heater", "relay", Switches.Kind.SOCKET, true)),
                List.of(watts(42, true), energy(1.3)));
    }

    /** A strip whose master is on, of its three sockets one. */
    void strip() {
        board.put(
                STRIP,
                List.of(
                        board.row("strip", "all", Switches.Kind.MASTER, true),
                        board.row("strip", "socket-1", Switches.Kind.SOCKET, true),
                        board.row("strip", "socket-2", Switches.Kind.SOCKET, false),
                        board.row("strip", "usb", Switches.Kind.USB, false)),
                List.of(watts(120, false)));
    }

    /** A wall switch with two channels. */
    void wall() {
        board.put(
                WALL,
                List.of(
                        board.row("wall", "left", Switches.Kind.GANG, true),
                        board.row("wall", "right", Switches.Kind.GANG, false)),
                List.of());
    }

    /** Watts that rise and fall over the last hour and day. */
    void history(String device) {
        List<Switchboard.Sample> hour = new ArrayList<>();
        List<Switchboard.Sample> day = new ArrayList<>();
        for (int i = 360; i > 0; i--) {
            double watts = i > 300 && i < 320 ? 0 : 40 + 30 * Math.sin(i / 20.0) + (i % 90 < 12 ? 90 : 0);
            hour.add(new Switchboard.Sample(clock.instant().minusSeconds(i * 10L), watts));
        }
        for (int i = 288; i > 0; i--) {
            day.add(new Switchboard.Sample(
                    clock.instant().minus(Duration.ofMinutes(i * 5L)), 60 + 50 * Math.cos(i / 30.0)));
        }
        board.history(
                device,
                new Switchboard.History(
                        hour,
                        day,
                        List.of(
                                new Switchboard.Energy(LocalDate.parse("2026-11-01"), 5, true),
                                new Switchboard.Energy(LocalDate.parse("2026-11-20"), 1.5, true),
                                new Switchboard.Energy(LocalDate.parse("2026-11-21"), 0.42, true))));
    }

    SwitchesModel model() {
        family.haveSwitches();
        return new SwitchesModel(board, discovery, List.of(family), frame.background());
    }

    /** Shows a page. FX thread only. */
    void show(Stage window, Page page) {
        Looks.dress(scene, false);
        frame.root.getChildren().setAll(page.node());
        window.setScene(scene);
        window.show();
        page.shown();
    }

    boolean shows(String id) {
        return Looks.onScreen(() -> scene.getRoot().lookupAll("#" + id).stream().anyMatch(SwitchStage::seen));
    }

    private static boolean seen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    Node node(String id) {
        StageWindow.await().until(() -> shows(id));
        return Looks.onScreen(() -> scene.getRoot().lookupAll("#" + id).stream()
                .filter(SwitchStage::seen)
                .findFirst()
                .orElseThrow());
    }

    String words(String id) {
        Labeled labeled = (Labeled) node(id);
        return Looks.onScreen(labeled::getText);
    }

    void awaitWords(String id, String expected) {
        StageWindow.await().until(() -> shows(id) && words(id).equals(expected));
    }

    LargeSwitch toggle(String id) {
        return (LargeSwitch) node(id);
    }

    LargeSwitch.Position position(String id) {
        return Looks.onScreen(toggle(id)::position);
    }

    void awaitPosition(String id, LargeSwitch.Position expected) {
        StageWindow.await().until(() -> position(id) == expected);
    }

    void press(String id) {
        ButtonBase button = (ButtonBase) node(id);
        Looks.act(button::fire);
    }

    /** Chooses from the menu behind a button. */
    void choose(String button, String item) {
        ButtonBase more = (ButtonBase) node(button);
        Looks.act(() -> more.getContextMenu().getItems().stream()
                .filter(each -> item.equals(each.getId()))
                .findFirst()
                .map(MenuItem.class::cast)
                .orElseThrow()
                .fire());
    }

    /** Keeps a picture of what is shown, in a scene of any size. */
    void keep(String name, boolean dark, int width, int height) {
        Scene beside = Looks.onScreen(() -> {
            scene.setRoot(new StackPane());
            Scene made = new Scene(new StackPane(frame.root), width, height);
            Looks.dress(made, dark);
            return made;
        });
        for (int i = 0; i < 3; i++) {
            Looks.act(() -> {
                beside.getRoot().applyCss();
                beside.getRoot().layout();
            });
        }
        Looks.keep(beside, name + (dark ? "-dark" : "-light"));
        Looks.act(() -> {
            beside.setRoot(new StackPane());
            scene.setRoot(new StackPane(frame.root));
            Looks.dress(scene, false);
        });
    }
}
