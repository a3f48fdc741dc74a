// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.holdfast.device.Device;
import org.holdfast.net.Address;

/** An owner: settings, names, many devices, and one that does not answer. */
public final class DeviceSteps {
    private static final int MANY = 50;

    private DeviceSteps() {}

    public static List<TourStep> all() {
        return List.of(
                new TourStep("looks at the camera's settings", DeviceSteps::looksAtSettings),
                new TourStep("changes a setting and sees it read back", DeviceSteps::changesSetting),
                new TourStep("begins to format the card and thinks better of it", DeviceSteps::almostFormats),
                new TourStep("gives the camera a name", DeviceSteps::renames),
                new TourStep("sees the camera among the devices", DeviceSteps::seesCard),
                new TourStep("removes it and takes that back", DeviceSteps::removesAndUndoes),
                new TourStep("opens a device that does not answer", DeviceSteps::opensSilentDevice),
                new TourStep("waits for a device that takes its time", DeviceSteps::waits),
                new TourStep("has fifty devices, some with very long names", DeviceSteps::hasMany),
                new TourStep("searches among them", DeviceSteps::searches),
                new TourStep("parts with all but the first", DeviceSteps::partsWithMost));
    }

    private static Device first(TourGuide guide) {
        return guide.services().book().devices().getFirst();
    }

    private static void tab(TourGuide guide, String id) throws Exception {
        TabPane pane = (TabPane) guide.await("device-tabs");
        TourGuide.onScreen(() -> {
            pane.getTabs().stream()
                    .filter(tab -> id.equals(tab.getId()))
                    .findFirst()
                    .ifPresent(tab -> pane.getSelectionModel().select(tab));
            return Boolean.TRUE;
        });
        guide.settle();
    }

    private static void looksAtSettings(TourGuide guide) throws Exception {
        tab(guide, "tab-settings");
        guide.awaitStyle("setting-row");
        guide.awaitStyle("fact-list");
        guide.picture("device-settings");
        guide.largePictures("device-settings");
    }

    private static void changesSetting(TourGuide guide) throws Exception {
        ComboBox<?> box = (ComboBox<?>) guide.awaitStyle("setting-choice");
        String name = box.getId();
        TourGuide.onScreen(() -> {
            int other = box.getSelectionModel().getSelectedIndex() == 0 ? 1 : 0;
            box.getSelectionModel().select(other);
            return Boolean.TRUE;
        });
        guide.await(name.replace("setting-", "tick-"));
        guide.picture("device-setting-changed");
    }

    private static void almostFormats(TourGuide guide) throws Exception {
        guide.pressStyled("danger");
        guide.await("confirm-word");
        guide.picture("confirm-danger");
        guide.key(KeyCode.ESCAPE, false);
        TourGuide.require(guide.find("confirm-word").isEmpty(), "Escape closes the dialog");
    }

    private static void renames(TourGuide guide) throws Exception {
        guide.press("device-rename");
        guide.write("device-name", "Bike camera");
        guide.key(KeyCode.ENTER, false);
        guide.until("it has its name", () -> first(guide).name().equals("Bike camera"));
        TourGuide.require(guide.words("page-title").equals("Bike camera"), "The title is the new name");
    }

    private static void seesCard(TourGuide guide) throws Exception {
        guide.press("page-back");
        guide.await("card-" + first(guide).id());
        guide.awaitLivePicture();
        guide.picture("devices-one");
        guide.largePictures("devices-one");
    }

    private static void removesAndUndoes(TourGuide guide) throws Exception {
        Device device = first(guide);
        TourGuide.onScreen(() -> {
            guide.window().frame().go("devices");
            return Boolean.TRUE;
        });
        guide.chooseFromMenu("open-" + device.id(), "card-remove");
        guide.await("notice-deed");
        guide.picture("devices-removed");
        guide.press("notice-deed");
        guide.await("card-" + device.id());
    }

    private static void opensSilentDevice(TourGuide guide) throws Exception {
        Device silent = guide.services()
                .book()
                .add(new Device(
                        "silent", first(guide).family(), "SJ4000", "Garden", Address.parse("127.0.0.251:9"), Map.of()));
        guide.press("open-" + silent.id());
        guide.await("error-retry");
        guide.picture("device-error");
        guide.press("error-details");
        guide.picture("device-error-details");
        guide.press("page-back");
    }

    private static void waits(TourGuide guide) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Address address = Address.of("127.0.0.1", silent.getLocalPort());
            Device slow = guide.services()
                    .book()
                    .add(new Device("slow", first(guide).family(), "SJ4000", "Shed", address, Map.of()));
            guide.press("open-" + slow.id());
            guide.awaitStyle("skeleton");
            guide.picture("device-waiting");
            guide.await("error-retry");
            guide.press("page-back");
        }
    }

    private static void hasMany(TourGuide guide) throws Exception {
        String family = first(guide).family();
        for (int i = guide.services().book().devices().size(); i < MANY; i++) {
            String name = i % 7 == 0
                    ? "The camera above the workbench in the shed behind the old house by the river " + i
                    : "Camera " + i;
            guide.services()
                    .book()
                    .add(new Device(
                            "many-" + i, family, "SJ4000", name, Address.parse("127.0.1." + i + ":9"), Map.of()));
        }
        guide.until("all have a card", () -> guide.count("device-card") == MANY);
        guide.picture("devices-fifty");
        guide.largePictures("devices-fifty");
    }

    private static void searches(TourGuide guide) throws Exception {
        guide.key(KeyCode.F, true);
        guide.write("page-search", "workbench");
        guide.until("only those remain", () -> guide.count("device-card") < MANY);
        guide.picture("devices-searched");
        guide.write("page-search", "nothing is called like this");
        guide.await("devices-clear-search");
        guide.picture("devices-search-empty");
        guide.press("devices-clear-search");
    }

    private static void partsWithMost(TourGuide guide) throws Exception {
        List<Device> devices = guide.services().book().devices();
        for (Device device : devices.subList(1, devices.size())) {
            guide.services().book().remove(device.id());
        }
        guide.until("one is left", () -> guide.count("device-card") == 1);
    }
}
