// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.miio.MiioDevice;
import org.holdfast.service.Switchboard;

/** An owner of plugs: all on one page, groups, timers, the power of one, and what is wrong when one is silent. */
public final class SwitchSteps {
    private static final String FAMILY = "miio";
    private static final int ALL = 4;

    private SwitchSteps() {}

    public static List<TourStep> all() {
        List<TourStep> steps = new ArrayList<>();
        steps.add(new TourStep("looks for switches", SwitchSteps::finds));
        steps.addAll(TokenSteps.all());
        steps.addAll(List.of(
                new TourStep("has all four switches on one page", SwitchSteps::seesAll),
                new TourStep("switches them", SwitchSteps::switches),
                new TourStep("makes a group", SwitchSteps::groups),
                new TourStep("sets a timer", SwitchSteps::timer),
                new TourStep("protects an outlet and is asked", SwitchSteps::protects),
                new TourStep("opens the page of a plug that measures", SwitchSteps::looksAtPower),
                new TourStep("looks at the settings of a plug", SwitchSteps::looksAtSettings),
                new TourStep("reads what is wrong with one that is silent", SwitchSteps::reads),
                new TourStep("enters another token", SwitchSteps::entersToken),
                new TourStep("sees the switches on their cards", SwitchSteps::seesCards),
                new TourStep("parts with the switches", SwitchSteps::parts)));
        return steps;
    }

    private static Lab lab(TourGuide guide) {
        return (Lab) guide.services().virtualDevices();
    }

    private static List<Device> devices(TourGuide guide) {
        return guide.services().book().devices().stream()
                .filter(device -> device.family().equals(FAMILY))
                .toList();
    }

    /** The only device of a model. */
    private static Device device(TourGuide guide, String model) {
        return devices(guide).stream()
                .filter(device -> device.model().startsWith(model))
                .findFirst()
                .orElseThrow();
    }

    private static Switchboard.Panel panel(TourGuide guide, Device device) {
        return guide.services().switches().panel(device.id()).orElseThrow();
    }

    private static String id(Switchboard.Row row) {
        return row.point().deviceId() + "-" + row.point().outlet();
    }

    private static List<Found.Supported> found(TourGuide guide) {
        return guide.services().discovery().state().found().stream()
                .filter(found -> found.family().equals(FAMILY))
                .map(Found.Supported.class::cast)
                .toList();
    }

    private static void finds(TourGuide guide) throws Exception {
        guide.go("switches");
        guide.until("four are found", () -> guide.count("found-switch") == ALL);
        guide.await("switches-empty");
        guide.picture("switches-found");
    }

    private static void seesAll(TourGuide guide) throws Exception {
        for (Found.Supported each : found(guide)) {
            MiioDevice virtual = lab(guide).miioDevices().stream()
                    .filter(device -> device.address().equals(each.address()))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> facts = virtual.facts(virtual.address());
            guide.services()
                    .secrets()
                    .put(
                            each.device().id(),
                            "token",
                            facts.getOrDefault("token", "").toCharArray());
            guide.services().book().add(each.device().named(virtual.name()));
        }
        guide.until("all answer", () -> answering(guide) == ALL);
        guide.picture("switches-off");
    }

    private static long answering(TourGuide guide) {
        return guide.services().switches().panels().stream()
                .filter(panel -> panel.condition() instanceof Switchboard.Condition.Answering)
                .count();
    }

    private static List<Switchboard.Row> rows(TourGuide guide) {
        return guide.services().switches().panels().stream()
                .flatMap(panel -> panel.rows().stream())
                .toList();
    }

    private static void switches(TourGuide guide) throws Exception {
        for (Switchboard.Row row : rows(guide)) {
            if (!row.shown().orElse(true)) {
                guide.press("switch-" + id(row));
            }
        }
        guide.until(
                "all are on",
                () -> rows(guide).stream()
                        .allMatch(row -> row.wish().isEmpty() && row.shown().orElse(false)));
        guide.picture("switches");
        guide.largePictures("switches");
        Switchboard.Row first = rows(guide).getFirst();
        Node toggle = guide.await("switch-" + id(first));
        TourGuide.onScreen(() -> {
            toggle.requestFocus();
            return Boolean.TRUE;
        });
        guide.key(KeyCode.ENTER, false);
        guide.until(
                "it is off", () -> !rows(guide).getFirst().last().orElseThrow().on());
    }

    private static void groups(TourGuide guide) throws Exception {
        guide.press("group-new");
        guide.write("group-name", "Living room");
        List<Switchboard.Row> some = rows(guide).subList(0, 3);
        for (Switchboard.Row row : some) {
            CheckBox box = (CheckBox) guide.await("member-" + id(row));
            TourGuide.onScreen(() -> {
                box.setSelected(true);
                return Boolean.TRUE;
            });
        }
        guide.picture("switches-group-dialog");
        guide.press("group-act");
        guide.awaitStyle("group-card");
        guide.picture("switches-group");
    }

    private static void timer(TourGuide guide) throws Exception {
        for (Device each : devices(guide)) {
            Switchboard.Row row = panel(guide, each).rows().getLast();
            guide.chooseFromMenu("more-" + id(row), "timer-" + id(row));
            guide.press("timer-15");
            if (each.equals(devices(guide).getFirst())) {
                guide.picture("switches-timer-dialog");
            }
            guide.press("timer-act");
            guide.await("running-" + id(row));
        }
        guide.picture("switches-timers");
    }

    private static void protects(TourGuide guide) throws Exception {
        Switchboard.Row row = panel(guide, devices(guide).getLast()).rows().getFirst();
        guide.chooseFromMenu("more-" + id(row), "protect-" + id(row));
        guide.await("lock-" + id(row));
        guide.press("switch-" + id(row));
        guide.await("ask-off");
        guide.picture("switches-protected");
        guide.press("dialog-cancel");
    }

    private static void tab(TourGuide guide, String id) throws Exception {
        guide.until("the tab is there", () -> {
            TabPane pane = (TabPane) guide.window().root().lookup("#device-tabs");
            Optional<Tab> wanted = pane == null
                    ? Optional.empty()
                    : pane.getTabs().stream()
                            .filter(each -> ("tab-" + id).equals(each.getId()))
                            .findFirst();
            wanted.ifPresent(each -> pane.getSelectionModel().select(each));
            return wanted.isPresent();
        });
        guide.settle();
    }

    private static Device meter(TourGuide guide) {
        return device(guide, "cuco.plug.v2eur");
    }

    private static void looksAtPower(TourGuide guide) throws Exception {
        guide.press("device-" + meter(guide).id());
        tab(guide, "switches");
        guide.await("power-plot");
        guide.until(
                "some power is kept",
                () -> guide.services()
                                .switches()
                                .history(meter(guide).id())
                                .hour()
                                .size()
                        > 1);
        guide.settle();
        guide.picture("switch-page");
        guide.largePictures("switch-page");
    }

    private static void looksAtSettings(TourGuide guide) throws Exception {
        tab(guide, "settings");
        guide.awaitStyle("setting-row");
        guide.picture("switch-settings");
        guide.press("page-back");
    }

    private static void reads(TourGuide guide) throws Exception {
        lab(guide).faults().on(Fault.OFFLINE, "meter");
        guide.go("switches");
        guide.write("page-search", meter(guide).name());
        guide.await("error-sentence");
        guide.await("condition-" + meter(guide).id());
        guide.picture("switches-silent");
        guide.largePictures("switches-silent");
        guide.write("page-search", "");
        lab(guide).faults().off(Fault.OFFLINE);
        retry(guide);
    }

    private static void retry(TourGuide guide) throws Exception {
        guide.press("error-retry");
        guide.until("all answer again", () -> answering(guide) == ALL && !guide.isThere("error-sentence"));
    }

    private static void entersToken(TourGuide guide) throws Exception {
        lab(guide).faults().on(Fault.TOKEN_CHANGE, "");
        String enter = "enter-secret-" + devices(guide).getFirst().id();
        guide.until("it says what is wrong", () -> guide.isThere(enter) || guide.isThere("password-form"));
        if (guide.find(enter).isPresent()) {
            guide.press(enter);
        }
        guide.await("password-form");
        guide.picture("switches-token");
        lab(guide).faults().off(Fault.TOKEN_CHANGE);
        guide.until("all answer again", () -> {
            devices(guide).forEach(each -> guide.services().switches().askNow(each.id()));
            return answering(guide) == ALL && !guide.isThere("error-sentence");
        });
    }

    private static void seesCards(TourGuide guide) throws Exception {
        guide.go("devices");
        guide.until("all faces are there", () -> guide.count("switch-face") == ALL);
        guide.until(
                "they show how they stand",
                () -> devices(guide).stream()
                        .allMatch(each ->
                                guide.window().root().lookup("#face-state-" + each.id()) instanceof Labeled words
                                        && !words.getText().startsWith("Not known")));
        guide.picture("devices-switches");
        guide.largePictures("devices-switches");
    }

    private static void parts(TourGuide guide) throws Exception {
        for (Switchboard.Group group : guide.services().switches().groups()) {
            guide.services().switches().forget(group.id());
        }
        for (Device device : devices(guide)) {
            guide.services().book().remove(device.id());
        }
        guide.until("none is left", () -> guide.count("switch-face") == 0);
        Button devices = (Button) guide.await("rail-devices");
        TourGuide.onScreen(() -> {
            devices.fire();
            return Boolean.TRUE;
        });
    }
}
