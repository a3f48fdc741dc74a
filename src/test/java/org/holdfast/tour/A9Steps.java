// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.service.Restream;
import org.holdfast.ui.live.LiveCanvas;

/** An owner of A9 cameras: all on one wall, one of them steered, through a bad Wi-Fi, and what it leaks. */
public final class A9Steps {
    private static final int ALL = 6;

    private A9Steps() {}

    public static List<TourStep> all() {
        return List.of(
                new TourStep("adds all A9s that were found", A9Steps::addsAll),
                new TourStep("watches five A9s and the action camera on one wall", A9Steps::watchesWall),
                new TourStep("steers an A9", A9Steps::steers),
                new TourStep("watches it through a bad Wi-Fi", A9Steps::losesPackets),
                new TourStep("looks at its settings", A9Steps::looksAtSettings),
                new TourStep("reads what it leaks", A9Steps::readsLeaks),
                new TourStep("looks at its networks", A9Steps::looksAtNetworks),
                new TourStep("offers its picture to other programs", A9Steps::offers),
                new TourStep("parts with the A9s", A9Steps::parts));
    }

    private static Device camera(TourGuide guide) {
        return guide.services().book().devices().stream()
                .filter(device -> device.model().equals("A9 (JSON, camera)"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Device> found(TourGuide guide) {
        return guide.services().discovery().state().found().stream()
                .filter(found -> found.family().equals("a9"))
                .map(found -> ((Found.Supported) found).device())
                .toList();
    }

    private static void addsAll(TourGuide guide) throws Exception {
        guide.go("devices");
        guide.until("the five are found", () -> found(guide).size() == ALL - 1);
        found(guide).forEach(guide.services().book()::add);
        guide.until("all are saved", () -> guide.services().book().devices().size() == ALL);
        guide.awaitLivePicture();
        guide.picture("devices-six");
        guide.largePictures("devices-six");
    }

    private static void watchesWall(TourGuide guide) throws Exception {
        guide.go("live");
        guide.await("live-wall");
        List<Device> devices = guide.services().book().devices();
        guide.until("all pictures move", () -> devices.stream().allMatch(device -> isLive(guide, device)));
        guide.settle();
        guide.picture("live-wall-a9");
        guide.largePictures("live-wall-a9");
    }

    private static boolean isLive(TourGuide guide, Device device) {
        Node tile = guide.window().root().lookup("#tile-" + device.id());
        return tile != null && String.valueOf(tile.getAccessibleText()).endsWith("Live");
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

    private static void controls(TourGuide guide) throws Exception {
        LiveCanvas canvas = (LiveCanvas) guide.await("live-canvas");
        TourGuide.onScreen(() -> {
            canvas.showControls();
            canvas.requestFocus();
            return Boolean.TRUE;
        });
        guide.settle();
    }

    private static void steers(TourGuide guide) throws Exception {
        guide.go("devices");
        guide.press("open-" + camera(guide).id());
        tab(guide, "live");
        guide.await("steering-pad");
        guide.awaitLivePicture();
        controls(guide);
        guide.picture("a9-live");
        guide.largePictures("a9-live");
    }

    private static void losesPackets(TourGuide guide) throws Exception {
        Lab lab = (Lab) guide.services().virtualDevices();
        lab.faults().on(Fault.LOSS, "5");
        lab.faults().on(Fault.REORDER, "5");
        controls(guide);
        guide.key(KeyCode.I, false);
        guide.await(
                "statistics-repaired",
                node -> node instanceof Labeled label && label.getText().matches("[1-9][0-9]*"));
        guide.picture("a9-loss");
        guide.key(KeyCode.I, false);
        lab.faults().off(Fault.LOSS);
        lab.faults().off(Fault.REORDER);
    }

    private static void looksAtSettings(TourGuide guide) throws Exception {
        tab(guide, "settings");
        guide.awaitStyle("setting-row");
        guide.picture("a9-settings");
        guide.largePictures("a9-settings");
    }

    private static void readsLeaks(TourGuide guide) throws Exception {
        tab(guide, "leaks");
        guide.await("leaks-clear");
        guide.picture("device-leaks");
        guide.largePictures("device-leaks");
    }

    private static void looksAtNetworks(TourGuide guide) throws Exception {
        tab(guide, "wifi");
        guide.await("wifi-list");
        guide.picture("a9-wifi");
    }

    private static void offers(TourGuide guide) throws Exception {
        tab(guide, "sharing");
        ToggleSwitch offered = (ToggleSwitch) guide.await("sharing-offered");
        TourGuide.onScreen(() -> {
            offered.fire();
            return Boolean.TRUE;
        });
        guide.await("copy-vlc");
        guide.picture("device-sharing");
        guide.largePictures("device-sharing");
        TourGuide.onScreen(() -> {
            offered.fire();
            return Boolean.TRUE;
        });
        guide.until(
                "it is not offered any more", () -> guide.services().restream().state() instanceof Restream.State.Off);
        guide.press("page-back");
    }

    private static void parts(TourGuide guide) throws Exception {
        for (Device device : guide.services().book().devices()) {
            if (device.family().equals("a9")) {
                guide.services().book().remove(device.id());
            }
        }
        guide.until("one is left", () -> guide.count("device-card") == 1);
    }
}
