// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.holdfast.device.Device;
import org.holdfast.net.Address;
import org.holdfast.service.Tasks;
import org.holdfast.ui.live.LiveCanvas;

/** Somebody who watches: the live picture, what can be done with it, the wall, and what is said when it breaks. */
public final class LiveSteps {
    private static final int TILES = 9;

    private LiveSteps() {}

    public static List<TourStep> all() {
        return List.of(
                new TourStep("watches the camera on its page", LiveSteps::watchesTab),
                new TourStep("watches it on the live page with its figures", LiveSteps::watches),
                new TourStep("takes a snapshot", LiveSteps::photographs),
                new TourStep("records", LiveSteps::records),
                new TourStep("fills the screen with the picture", LiveSteps::fullScreen),
                new TourStep("switches the camera to photos and back", LiveSteps::switchesMode),
                new TourStep("watches a wall", LiveSteps::wall));
    }

    private static Device first(TourGuide guide) {
        return guide.services().book().devices().getFirst();
    }

    private static LiveCanvas canvas(TourGuide guide) throws Exception {
        return (LiveCanvas) guide.await("live-canvas");
    }

    private static void controls(TourGuide guide) throws Exception {
        LiveCanvas canvas = canvas(guide);
        TourGuide.onScreen(() -> {
            canvas.showControls();
            canvas.requestFocus();
            return Boolean.TRUE;
        });
        guide.settle();
        guide.until("the controls are there", () -> {
            Node bar = canvas.lookup(".live-bar");
            return bar.isVisible() && bar.getOpacity() >= 1;
        });
    }

    private static void live(TourGuide guide) throws Exception {
        guide.awaitLivePicture();
        controls(guide);
        guide.await(
                "live-rate",
                node -> node instanceof Labeled label && !label.getText().isEmpty());
    }

    private static void watchesTab(TourGuide guide) throws Exception {
        guide.go("devices");
        guide.press("open-" + first(guide).id());
        TabPane tabs = (TabPane) guide.await("device-tabs");
        TourGuide.onScreen(() -> {
            tabs.getTabs().stream()
                    .filter(tab -> "tab-live".equals(tab.getId()))
                    .findFirst()
                    .ifPresent(tab -> tabs.getSelectionModel().select(tab));
            return Boolean.TRUE;
        });
        live(guide);
        guide.await("camera-panel");
        guide.await("camera-record");
        guide.picture("device-live");
    }

    private static void watches(TourGuide guide) throws Exception {
        guide.go("live");
        live(guide);
        guide.await("camera-record");
        guide.picture("live");
        guide.largePictures("live");
        controls(guide);
        guide.key(KeyCode.I, false);
        guide.await(
                "statistics-rate",
                node -> node instanceof Labeled label && label.getText().startsWith("2"));
        guide.picture("live-figures");
        guide.key(KeyCode.I, false);
    }

    private static void photographs(TourGuide guide) throws Exception {
        controls(guide);
        guide.key(KeyCode.S, false);
        guide.until("the snapshot is a file", () -> files(guide, ".png") == 1);
        guide.await("notice-deed");
        guide.picture("live-snapshot");
    }

    private static void records(TourGuide guide) throws Exception {
        controls(guide);
        guide.key(KeyCode.R, false);
        LiveCanvas canvas = canvas(guide);
        guide.until(
                "the recording holds two seconds",
                () -> canvas.model()
                        .recordingProperty()
                        .get()
                        .filter(extent -> extent.length().toSeconds() >= 2)
                        .isPresent());
        controls(guide);
        guide.picture("live-recording");
        guide.key(KeyCode.R, false);
        guide.until(
                "the recording is finished",
                () -> guide.services().tasks().entries().stream().anyMatch(task -> task.status() == Tasks.Status.DONE));
        TourGuide.require(files(guide, ".mp4") == 1, "The recording is a file");
    }

    private static long files(TourGuide guide, String ending) throws java.io.IOException {
        Path folder = guide.services().folders().pictures();
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).count();
        }
    }

    private static void fullScreen(TourGuide guide) throws Exception {
        controls(guide);
        guide.key(KeyCode.F, false);
        guide.until(
                "the picture is alone",
                () -> guide.window().frame().fullScreen().get());
        live(guide);
        guide.picture("live-full-screen");
        guide.key(KeyCode.ESCAPE, false);
        guide.until(
                "the window is back", () -> !guide.window().frame().fullScreen().get());
    }

    private static void switchesMode(TourGuide guide) throws Exception {
        guide.press("mode-photo");
        guide.await("camera-shoot");
        guide.awaitLivePicture();
        guide.picture("live-photo-mode");
        guide.press("camera-shoot");
        guide.press("mode-video");
        guide.await("camera-record");
        guide.awaitLivePicture();
    }

    private static void wall(TourGuide guide) throws Exception {
        Device camera = first(guide);
        for (int i = 1; i < TILES; i++) {
            guide.services()
                    .book()
                    .add(new Device(
                            "tile-" + i,
                            camera.family(),
                            "SJ4000",
                            "Camera " + i,
                            Address.parse("127.0.2." + i + ":9"),
                            Map.of()));
        }
        guide.await("live-wall");
        guide.until("all have a tile", () -> guide.count("wall-tile") == TILES);
        guide.awaitLivePicture();
        guide.key(KeyCode.RIGHT, false);
        guide.picture("live-wall");
        guide.largePictures("live-wall");
        // The large pictures were taken in another scene, where the focus was left behind.
        Node wall = guide.await("live-wall");
        TourGuide.onScreen(() -> {
            wall.requestFocus();
            return Boolean.TRUE;
        });
        guide.key(KeyCode.ENTER, false);
        guide.await("live-failing");
        guide.picture("live-failing");
        guide.press("page-back");
        for (int i = 1; i < TILES; i++) {
            guide.services().book().remove("tile-" + i);
        }
        guide.await("live-canvas");
    }
}
