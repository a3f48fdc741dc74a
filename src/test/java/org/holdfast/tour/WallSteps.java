// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.holdfast.device.Device;
import org.holdfast.net.Address;
import org.holdfast.service.WallState;
import org.holdfast.ui.live.LiveCanvas;

/** Somebody with many cameras: a closer look, the wall's layouts and views, and a camera that is steered. */
public final class WallSteps {
    private static final int CAMERAS = 11;

    private WallSteps() {}

    public static List<TourStep> all() {
        return List.of(
                new TourStep("looks closer and turns the picture", WallSteps::looksCloser),
                new TourStep("arranges a wall", WallSteps::arranges),
                new TourStep("keeps a view of it", WallSteps::keepsView),
                new TourStep("parts with the wall", WallSteps::partsWithWall));
    }

    private static void picture(TourGuide guide, String name) throws Exception {
        LiveCanvas canvas = (LiveCanvas) guide.await("live-canvas");
        TourGuide.onScreen(() -> {
            canvas.showControls();
            canvas.requestFocus();
            return Boolean.TRUE;
        });
        guide.settle();
        guide.picture(name);
    }

    private static void focus(TourGuide guide, String id) throws Exception {
        Node node = guide.await(id);
        TourGuide.onScreen(() -> {
            node.requestFocus();
            return Boolean.TRUE;
        });
        guide.settle();
    }

    private static void looksCloser(TourGuide guide) throws Exception {
        guide.go("live");
        guide.awaitLivePicture();
        focus(guide, "live-canvas");
        for (int i = 0; i < 4; i++) {
            guide.key(KeyCode.PLUS, false);
        }
        guide.key(KeyCode.C, false);
        guide.key(KeyCode.I, false);
        guide.await("live-zoom");
        guide.await("live-stamp");
        picture(guide, "live-zoomed");
        guide.key(KeyCode.DIGIT0, false);
        guide.key(KeyCode.I, false);
        guide.key(KeyCode.O, false);
        picture(guide, "live-turned");
        guide.largePictures("live-turned");
        for (int i = 0; i < 3; i++) {
            focus(guide, "live-canvas");
            guide.key(KeyCode.O, false);
        }
        guide.key(KeyCode.C, false);
        String id = guide.services().book().devices().getFirst().id();
        TourGuide.require(
                guide.services().wall().current().look(id).equals(WallState.Look.USUAL), "All is as it was before");
    }

    private static void arranges(TourGuide guide) throws Exception {
        Device camera = guide.services().book().devices().getFirst();
        for (int i = 1; i < CAMERAS; i++) {
            String name = i == 2
                    ? "The camera over the gate behind the old barn at the far end of the meadow"
                    : "Camera " + i;
            guide.services()
                    .book()
                    .add(new Device(
                            "wall-" + i,
                            camera.family(),
                            "SJ4000",
                            name,
                            Address.parse("127.0.3." + i + ":9"),
                            Map.of()));
        }
        guide.await("live-wall");
        guide.press("layout-nine");
        guide.until("nine have a tile", () -> guide.isThere("tile-wall-8"));
        guide.awaitLivePicture();
        guide.picture("wall-nine");
        guide.press("layout-four");
        focus(guide, "live-wall");
        guide.shiftKey(KeyCode.RIGHT);
        guide.picture("wall-four");
        guide.largePictures("wall-four");
        Map<String, WallState.Place> places = new HashMap<>();
        places.put(camera.id(), new WallState.Place(0, 0, 32, 18));
        places.put("wall-1", new WallState.Place(32, 0, 16, 9));
        places.put("wall-2", new WallState.Place(29, 8, 18, 9));
        for (int i = 3; i < CAMERAS; i++) {
            places.put("wall-" + i, new WallState.Place((i - 3) * 6, 18, 6, 9));
        }
        guide.services().wall().update(state -> state.arrange(now -> now.put(places)));
        guide.press("layout-free");
        focus(guide, "live-wall");
        guide.awaitLivePicture();
        guide.picture("wall-free");
        guide.largePictures("wall-free");
        guide.press("layout-sixteen");
        guide.picture("wall-sixteen");
        guide.largePictures("wall-sixteen");
    }

    private static void choose(TourGuide guide, String item) throws Exception {
        MenuButton views = (MenuButton) guide.await("wall-views");
        TourGuide.onScreen(() -> {
            views.getItems().stream()
                    .filter(each -> item.equals(each.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return Boolean.TRUE;
        });
        guide.settle();
    }

    private static void keepsView(TourGuide guide) throws Exception {
        choose(guide, "view-new");
        TextField name = (TextField) guide.await("view-name");
        Node without = guide.await("view-camera-wall-5");
        TourGuide.onScreen(() -> {
            name.setText("Everything that looks over the gate and the meadow by night");
            ((CheckBox) without).setSelected(false);
            return Boolean.TRUE;
        });
        guide.settle();
        guide.picture("wall-view-new");
        guide.press("view-act");
        guide.press("layout-fitted");
        guide.awaitLivePicture();
        guide.picture("wall-view");
        choose(guide, "view-delete");
        guide.await("notice-deed");
        guide.picture("wall-view-deleted");
        guide.press("notice-deed");
        guide.until(
                "the view is back",
                () -> guide.services().wall().current().views().size() == 1);
        choose(guide, "view-delete");
        TourGuide.require(
                guide.services().wall().current().shownView().equals(Optional.empty()), "All cameras are shown again");
    }

    private static void partsWithWall(TourGuide guide) throws Exception {
        guide.press("layout-fitted");
        for (int i = 1; i < CAMERAS; i++) {
            guide.services().book().remove("wall-" + i);
        }
        guide.await("live-canvas");
        guide.awaitLivePicture();
    }
}
