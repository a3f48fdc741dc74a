// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import atlantafx.base.controls.ToggleSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.holdfast.device.Device;
import org.holdfast.net.Address;
import org.holdfast.service.Downloads;

/** An owner who gets the clips off the card: looks, downloads, pulls the plug, plays, converts, tidies up. */
public final class RecordingSteps {
    private RecordingSteps() {}

    public static List<TourStep> all() {
        return List.of(
                new TourStep("sees what the camera recorded", RecordingSteps::looks),
                new TourStep("sees only photos, and nothing at all", RecordingSteps::filters),
                new TourStep("plays a clip straight from the card", RecordingSteps::playsFromCard),
                new TourStep("selects three clips", RecordingSteps::selects),
                new TourStep("chooses how to download", RecordingSteps::chooses),
                new TourStep("downloads them and pulls the plug in the middle", RecordingSteps::downloads),
                new TourStep("puts the plug in and has them all", RecordingSteps::finishes),
                new TourStep("plays an MP4", RecordingSteps::playsFile),
                new TourStep("converts one in another way", RecordingSteps::converts),
                new TourStep("lets the camera fetch by itself", RecordingSteps::rules),
                new TourStep("begins to delete and thinks better of it", RecordingSteps::deletes),
                new TourStep("finds the card on the device's page", RecordingSteps::tab),
                new TourStep("asks a camera that does not answer", RecordingSteps::silent));
    }

    private static Device first(TourGuide guide) {
        return guide.services().book().devices().getFirst();
    }

    private static void looks(TourGuide guide) throws Exception {
        guide.go("recordings");
        guide.awaitStyle("card-tile");
        guide.await("card-grid");
        guide.await(
                "card-sum",
                node -> !guide.window().root().lookupAll(".card-tile").isEmpty());
        pictured(guide);
        guide.picture("recordings");
        guide.largePictures("recordings");
    }

    /** Waits until the pictures of the first tiles are there. */
    private static void pictured(TourGuide guide) {
        guide.until(
                "the pictures are there",
                () -> guide.window().root().lookupAll(".tile-picture > .image-view").stream()
                                .filter(node -> ((ImageView) node).getImage() != null)
                                .count()
                        >= 4);
    }

    private static void filters(TourGuide guide) throws Exception {
        guide.press("kind-photos");
        guide.picture("recordings-photos");
        guide.key(KeyCode.F, true);
        guide.write("page-search", "no such name");
        guide.await("nothing-state");
        guide.picture("recordings-nothing");
        guide.press("nothing-state-act");
        guide.await("card-grid");
    }

    private static void focusGrid(TourGuide guide) throws Exception {
        Node grid = guide.await("card-grid");
        TourGuide.onScreen(() -> {
            grid.requestFocus();
            return Boolean.TRUE;
        });
    }

    private static void playsFromCard(TourGuide guide) throws Exception {
        guide.press("kind-clips");
        focusGrid(guide);
        guide.key(KeyCode.HOME, false);
        // The newest was never finished; the one before plays.
        guide.key(KeyCode.RIGHT, false);
        guide.key(KeyCode.ENTER, false);
        guide.await("clip-view");
        guide.until("the clip plays", () -> plays(guide));
        guide.picture("clip");
        guide.press("page-back");
        guide.await("card-grid");
    }

    private static boolean plays(TourGuide guide) {
        return guide.window().root().lookupAll("#clip-time").stream()
                .anyMatch(
                        node -> node instanceof Labeled label && label.getText().startsWith("0:02"));
    }

    private static void selects(TourGuide guide) throws Exception {
        guide.press("kind-clips");
        focusGrid(guide);
        guide.key(KeyCode.HOME, false);
        guide.key(KeyCode.RIGHT, false);
        for (int i = 0; i < 2; i++) {
            guide.shiftKey(KeyCode.RIGHT);
        }
        guide.await("selection-bar");
        pictured(guide);
        guide.picture("recordings-selected");
    }

    private static void chooses(TourGuide guide) throws Exception {
        guide.press("selection-choices");
        guide.await("choices-convert");
        guide.picture("recordings-choices");
        guide.press("choices-act");
    }

    private static List<Downloads.Entry> queue(TourGuide guide) {
        return guide.services().recordings().downloads().entries();
    }

    private static void downloads(TourGuide guide) throws Exception {
        guide.press("selection-download");
        guide.await("queue-panel");
        guide.until(
                "one runs",
                () -> queue(guide).stream()
                        .anyMatch(entry -> entry.status() instanceof Downloads.Status.Running && entry.done() > 0));
        guide.picture("recordings-queue");
        guide.press("explore-plug");
        guide.until(
                "one waits for the camera",
                () -> queue(guide).stream().anyMatch(entry -> entry.status() instanceof Downloads.Status.Waiting));
        guide.awaitStyle("queue-reason");
        guide.settle();
        guide.picture("recordings-unplugged");
    }

    private static void finishes(TourGuide guide) throws Exception {
        guide.press("explore-plug");
        guide.until(
                "all are here",
                () -> queue(guide).size() == 3
                        && queue(guide).stream()
                                .allMatch(entry -> entry.status() instanceof Downloads.Status.Done
                                        && entry.converted().isPresent()));
        guide.await("notice-deed");
        guide.picture("recordings-done");
        guide.largePictures("recordings-done");
        TourGuide.require(files(first(guide), guide, ".mp4") == 3, "Each has an MP4");
    }

    private static long files(Device camera, TourGuide guide, String ending) throws IOException {
        Path folder = guide.services().folders().pictures().resolve(camera.name());
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).count();
        }
    }

    private static void playsFile(TourGuide guide) throws Exception {
        ListView<?> list = (ListView<?>) guide.await("queue-list");
        TourGuide.onScreen(() -> {
            list.requestFocus();
            list.getSelectionModel().select(0);
            list.getFocusModel().focus(0);
            return Boolean.TRUE;
        });
        guide.key(KeyCode.ENTER, false);
        guide.await("clip-view");
        guide.until("the MP4 plays", () -> plays(guide));
        guide.picture("clip-mp4");
        guide.press("page-back");
        guide.await("queue-panel");
    }

    private static void converts(TourGuide guide) throws Exception {
        focusGrid(guide);
        guide.key(KeyCode.HOME, false);
        guide.key(KeyCode.RIGHT, false);
        for (int i = 0; i < 2; i++) {
            guide.shiftKey(KeyCode.RIGHT);
        }
        guide.press("selection-convert");
        guide.await("convert-act");
        guide.picture("recordings-convert");
        guide.key(KeyCode.ESCAPE, false);
    }

    private static void rules(TourGuide guide) throws Exception {
        guide.press("card-rule");
        ToggleSwitch on = (ToggleSwitch) guide.await("rule-on");
        TourGuide.onScreen(() -> {
            on.setSelected(true);
            return Boolean.TRUE;
        });
        guide.picture("recordings-rule");
        guide.key(KeyCode.ESCAPE, false);
    }

    private static void deletes(TourGuide guide) throws Exception {
        guide.press("kind-all");
        focusGrid(guide);
        guide.key(KeyCode.A, true);
        guide.press("selection-delete");
        guide.await("delete-act");
        guide.picture("recordings-delete");
        guide.press("delete-act");
        guide.await("cleaning-undo");
        guide.picture("recordings-deleting");
        guide.press("cleaning-undo");
        guide.until("nothing is deleted", () -> !guide.isThere("cleaning"));
        guide.press("queue-clear");
        guide.press("queue-close");
    }

    private static void tab(TourGuide guide) throws Exception {
        guide.go("devices");
        guide.press("open-" + first(guide).id());
        TabPane tabs = (TabPane) guide.await("device-tabs");
        TourGuide.onScreen(() -> {
            tabs.getTabs().stream()
                    .filter(tab -> "tab-recordings".equals(tab.getId()))
                    .findFirst()
                    .ifPresent(tab -> tabs.getSelectionModel().select(tab));
            return Boolean.TRUE;
        });
        guide.awaitStyle("card-tile");
        pictured(guide);
        guide.picture("device-recordings");
        guide.press("page-back");
    }

    private static void silent(TourGuide guide) throws Exception {
        Device camera = first(guide);
        guide.services().book().remove(camera.id());
        guide.go("recordings");
        guide.await("no-camera-state");
        guide.picture("recordings-no-camera");
        guide.services()
                .book()
                .add(new Device("shed", camera.family(), "SJ4000", "Shed", Address.parse("127.0.0.251:9"), Map.of()));
        guide.await("error-retry");
        guide.picture("recordings-silent");
        guide.services().book().remove("shed");
        guide.services().book().add(camera);
        guide.go("devices");
    }
}
