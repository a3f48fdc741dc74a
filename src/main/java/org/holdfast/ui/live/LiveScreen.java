// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
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
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.net.Registration;
import org.holdfast.service.WallState.Layout;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.EmptyState;
import org.holdfast.ui.control.FoundDevices;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Refusal;
import org.holdfast.ui.control.Screen;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The live page of the rail: all saved cameras as a wall, one camera with its panel, or how to get one. */
final class LiveScreen implements Screen {
    private final LiveScreens screens;
    private final Phrases phrases;
    private final StackPane node = new StackPane();
    private final WallModel model;
    private final WallView wall;
    private final ViewChooser views;
    private final LayoutChooser layouts;
    private final HBox heading;
    private final Subscription bound;
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
        model = new WallModel(screens.services().wall());
        wall = new WallView(screens, model, new WallView.Opening() {
            @Override
            public void open(Device device) {
                screens.frame().push(new LiveCameraPage(screens, device));
            }

            @Override
            public void fillScreen(Device device) {
                LiveCameraPage page = new LiveCameraPage(screens, device);
                screens.frame().push(page);
                page.fillScreen(screens.frame()::back);
            }
        });
        Label title = new Label(title());
        title.setId("page-title");
        title.getStyleClass().add(Look.PAGE_TITLE);
        title.setMinWidth(Label.USE_PREF_SIZE);
        views = new ViewChooser(screens, model);
        layouts = new LayoutChooser(model, phrases);
        heading = new HBox(title, views);
        heading.getStyleClass().add(Look.GAP_16);
        heading.setAlignment(Pos.CENTER_LEFT);
        bound = model.pagesProperty().subscribe(_ -> arranged());
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
    public Optional<Node> heading() {
        return Optional.of(heading);
    }

    @Override
    public List<Node> tools() {
        return List.of(layouts);
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
        List<KeyHint> all = new ArrayList<>(arrows());
        all.addAll(List.of(
                new KeyHint(phrases.of("key.enter"), phrases.of("key.open")),
                new KeyHint("F", phrases.of("key.full-screen")),
                new KeyHint("S", phrases.of("key.snapshot")),
                new KeyHint("R", phrases.of("key.record")),
                new KeyHint("M", phrases.of("key.sound")),
                new KeyHint("O", phrases.of("key.turn"))));
        return all;
    }

    private List<KeyHint> arrows() {
        if (model.layout() == Layout.FREE) {
            return List.of(
                    new KeyHint(phrases.of("key.arrows"), phrases.of("key.place")),
                    new KeyHint(phrases.of("key.shift-arrows"), phrases.of("key.size")),
                    new KeyHint(phrases.of("key.alt-arrows"), phrases.of("key.select")));
        }
        return List.of(
                new KeyHint(phrases.of("key.arrows"), phrases.of("key.select")),
                new KeyHint(phrases.of("key.shift-arrows"), phrases.of("key.carry")));
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
        bound.unsubscribe();
        wall.dispose();
        dropSingle();
    }

    private void fill() {
        if (!shown) {
            return;
        }
        List<Device> devices = screens.services().book().devices();
        boolean several = devices.size() > 1;
        for (Node part : List.of(views, layouts)) {
            part.setVisible(several);
            part.setManaged(several);
        }
        model.devices(several ? devices : List.of());
        if (devices.size() == 1) {
            showSingle(devices.getFirst());
            return;
        }
        dropSingle();
        wall.want(true);
        if (devices.isEmpty()) {
            node.getChildren().setAll(empty());
        } else {
            arranged();
        }
    }

    /** What follows from the present view: its pages, or that none of its cameras is there. */
    private void arranged() {
        views.refresh();
        layouts.show();
        if (!shown || single != null || model.all().isEmpty()) {
            return;
        }
        showPages();
        if (model.arranged().isEmpty()) {
            node.getChildren().setAll(emptyView());
        } else if (!node.getChildren().contains(body)) {
            node.getChildren().setAll(body);
            wall.requestFocus();
        }
    }

    private void showSingle(Device device) {
        LiveCameraPage present = single;
        if (present == null || !present.device().equals(device)) {
            dropSingle();
            present = new LiveCameraPage(screens, device);
            single = present;
            node.getChildren().setAll(present.node());
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
        model.turn(by);
        wall.requestFocus();
    }

    private void showPages() {
        WallPages now = model.pagesProperty().get();
        boolean several = now.count() > 1;
        turning.setVisible(several);
        turning.setManaged(several);
        pages.setText(phrases.of("wall.page", now.page() + 1, now.count()));
    }

    private Node emptyView() {
        Button all = new Button(phrases.of("views.all"));
        all.setId("view-show-all");
        all.getStyleClass().add("accent");
        all.setOnAction(_ -> model.choose(Optional.empty()));
        EmptyState state = new EmptyState(Drawings.LENS, phrases.of("views.empty"), all);
        state.setId("view-empty");
        return state;
    }

    private Node empty() {
        FoundDevices found = new FoundDevices(
                screens.services().book(),
                screens.services().discovery(),
                screens.services().secretImports(),
                screens.frame().background());
        int waiting = found.devices().size();
        Button add = new Button(waiting > 0 ? phrases.of("empty.add.all", waiting) : phrases.of("empty.add"));
        add.setId(waiting > 0 ? "live-add-all" : "live-add");
        add.getStyleClass().add("accent");
        add.setOnAction(_ -> {
            if (waiting > 0) {
                found.addAll(why ->
                        screens.frame().notice(Refusal.notice(screens.services().clock(), phrases, why)));
            } else {
                screens.frame().addDevice(Optional.empty());
            }
        });
        EmptyState state = new EmptyState(Drawings.LENS, phrases.of("empty"), add);
        state.setId("live-empty");
        return state;
    }
}
