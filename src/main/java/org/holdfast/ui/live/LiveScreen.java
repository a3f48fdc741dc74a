// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.net.Registration;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.EmptyState;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Screen;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The live page of the rail: all saved cameras as a wall, one camera with its panel, or how to get one. */
final class LiveScreen implements Screen {
    private final LiveScreens screens;
    private final Phrases phrases;
    private final StackPane node = new StackPane();
    private final WallView wall;
    private final Label pages = new Label();
    private final HBox turning;
    private final VBox body;
    private @Nullable LiveCameraPage single;
    private @Nullable Registration following;
    private boolean shown;

    LiveScreen(LiveScreens screens) {
        this.screens = screens;
        phrases = screens.context().phrases();
        node.getStyleClass().addAll(Look.PAGE, "live-page");
        wall = new WallView(screens, device -> screens.frame().push(new LiveCameraPage(screens, device)));
        pages.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        turning = new HBox(
                Icons.button("wall-before", Feather.CHEVRON_LEFT, phrases.of("wall.before"), () -> turn(-1)),
                pages,
                Icons.button("wall-after", Feather.CHEVRON_RIGHT, phrases.of("wall.after"), () -> turn(1)));
        turning.getStyleClass().addAll("wall-pages", Look.GAP_8);
        turning.setAlignment(Pos.CENTER);
        VBox.setVgrow(wall, Priority.ALWAYS);
        body = new VBox(wall, turning);
        body.getStyleClass().add("wall-body");
    }

    @Override
    public String id() {
        return "live";
    }

    @Override
    public Feather icon() {
        return Feather.VIDEO;
    }

    @Override
    public String title() {
        return phrases.of("live");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean offersAdding() {
        return true;
    }

    @Override
    public List<KeyHint> keys() {
        if (single != null) {
            return single.keys();
        }
        return List.of(
                new KeyHint(phrases.of("key.arrows"), phrases.of("key.select")),
                new KeyHint(phrases.of("key.enter"), phrases.of("key.open")),
                new KeyHint("S", phrases.of("key.snapshot")),
                new KeyHint("R", phrases.of("key.record")));
    }

    @Override
    public void shown() {
        shown = true;
        following =
                screens.services().book().listen(screens.frame().background().gathered(this::fill));
        fill();
        if (single == null) {
            wall.want(true);
            wall.requestFocus();
        }
    }

    @Override
    public void hidden() {
        shown = false;
        if (following != null) {
            following.close();
            following = null;
        }
        wall.want(false);
        if (single != null) {
            single.hidden();
        }
    }

    @Override
    public void closed() {
        wall.dispose();
        dropSingle();
    }

    private void fill() {
        if (!shown) {
            return;
        }
        List<Device> devices = screens.services().book().devices();
        if (devices.size() == 1) {
            showSingle(devices.getFirst());
            return;
        }
        dropSingle();
        wall.show(devices);
        wall.want(true);
        if (devices.isEmpty()) {
            node.getChildren().setAll(empty());
        } else {
            showPages();
            if (!node.getChildren().contains(body)) {
                node.getChildren().setAll(body);
                wall.requestFocus();
            }
        }
    }

    private void showSingle(Device device) {
        LiveCameraPage present = single;
        if (present == null || !present.device().equals(device)) {
            dropSingle();
            present = new LiveCameraPage(screens, device);
            single = present;
            node.getChildren().setAll(present.node());
            wall.show(List.of());
        }
        present.shown();
    }

    private void dropSingle() {
        if (single != null) {
            single.hidden();
            single.closed();
            single = null;
        }
    }

    private void turn(int by) {
        wall.turn(by);
        showPages();
        wall.requestFocus();
    }

    private void showPages() {
        boolean several = wall.pages() > 1;
        turning.setVisible(several);
        turning.setManaged(several);
        pages.setText(phrases.of("wall.page", wall.page() + 1, wall.pages()));
    }

    private Node empty() {
        Button add = new Button(phrases.of("empty.add"));
        add.setId("live-add");
        add.getStyleClass().add("accent");
        add.setOnAction(_ -> screens.frame().addDevice(Optional.empty()));
        EmptyState state = new EmptyState(Drawings.LENS, phrases.of("empty"), add);
        state.setId("live-empty");
        return state;
    }
}
