// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Motion;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Screen;

/** The window's content: rail, page bar, pages, and the layers above them. FX thread only. */
final class MainFrame implements Frame, Keys.Deeds, AutoCloseable {
    private static final String BUNDLE = "org.holdfast.ui.shell.words";
    private static final double BESIDE_RAIL = 80;

    private final Services services;
    private final Background background;
    private final Locale locale;
    private final Motion motion;
    private final Phrases phrases;
    private final StackPane root = new StackPane();
    private final StackPane holder = new StackPane();
    private final StackPane alone = new StackPane();
    private final BorderPane below = new BorderPane();
    private final Pane panelLayer = new StackPane();
    private final ReadOnlyBooleanWrapper fullScreen = new ReadOnlyBooleanWrapper(this, "fullScreen");
    private final Deque<Page> pushed = new ArrayDeque<>();
    private final ActivityModel activity;
    private final Explorer explorer;
    private final Overlay overlay;
    private final NoticeLayer notices;
    private final TaskPanel taskPanel;
    private final Rail rail;
    private final PageBar bar;
    private final Screens screens;
    private Screen present;
    private Runnable leftFullScreen = () -> {};
    private Runnable quit = () -> {};

    MainFrame(Services services, Background background, Locale locale, Motion motion) {
        this.services = services;
        this.background = background;
        this.locale = locale;
        this.motion = motion;
        phrases = new Phrases(BUNDLE, locale);
        activity = new ActivityModel(services.tasks(), background);
        explorer = new Explorer(
                services.exploration(),
                services.virtualDevices(),
                services.discovery(),
                services.preferences(),
                background);
        screens = new Screens(services, this);
        present = screens.all().getFirst();
        rail = new Rail(phrases, screens.all(), this::go, this::toggleTasks);
        bar = new PageBar(phrases, this::back, () -> addDevice(Optional.empty()));
        overlay = new Overlay(below, motion);
        notices = new NoticeLayer(phrases, motion);
        taskPanel = new TaskPanel(phrases, activity, this::closePanel);
        lay();
        activity.running().subscribe(count -> rail.running(count.intValue()));
        show(present);
    }

    private void lay() {
        ExploreBanner banner = new ExploreBanner(
                phrases,
                services.targets().reach(),
                explorer.plugged(),
                in -> explorer.plug(in, this::tell),
                () -> explore(false));
        banner.visibleProperty().bind(explorer.on());
        banner.managedProperty().bind(explorer.on());
        VBox.setVgrow(holder, Priority.ALWAYS);
        holder.getStyleClass().add("page-holder");
        below.getStyleClass().add("frame");
        below.setLeft(rail);
        below.setCenter(new VBox(banner, bar, holder));
        panelLayer.setVisible(false);
        panelLayer.setId("panel-layer");
        panelLayer.getChildren().add(taskPanel);
        panelLayer.setOnMousePressed(event -> {
            if (panelLayer.equals(event.getTarget())) {
                closePanel();
            }
        });
        StackPane.setAlignment(taskPanel, Pos.BOTTOM_LEFT);
        StackPane.setMargin(taskPanel, new Insets(0, 0, 16, BESIDE_RAIL));
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        alone.setVisible(false);
        alone.setId("full-screen");
        alone.getStyleClass().add("full-screen");
        root.getChildren().addAll(below, alone, panelLayer, notices, overlay);
    }

    /** The whole content. */
    StackPane root() {
        return root;
    }

    ReadOnlyBooleanProperty exploring() {
        return explorer.on();
    }

    /** What ends Holdfast. */
    void onQuit(Runnable deed) {
        quit = deed;
    }

    /** The page on top. */
    Page page() {
        return pushed.isEmpty() ? present : pushed.peek();
    }

    private void show(Page page) {
        holder.getChildren().setAll(page.node());
        bar.show(page, !pushed.isEmpty());
        rail.current(present.id());
        page.shown();
        motion.fadeIn(page.node());
    }

    @Override
    public Background background() {
        return background;
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public Motion motion() {
        return motion;
    }

    @Override
    public void go(String screenId) {
        screens.all().stream()
                .filter(screen -> screen.id().equals(screenId))
                .findFirst()
                .ifPresent(screen -> {
                    page().hidden();
                    pushed.forEach(Page::closed);
                    pushed.clear();
                    present = screen;
                    show(screen);
                });
    }

    @Override
    public void push(Page page) {
        page().hidden();
        pushed.push(page);
        show(page);
    }

    @Override
    public void back() {
        if (!pushed.isEmpty()) {
            Page left = pushed.pop();
            left.hidden();
            left.closed();
            show(page());
        }
    }

    @Override
    public void openDevice(String deviceId) {
        services.book()
                .byId(deviceId)
                .ifPresentOrElse(
                        device -> {
                            go("devices");
                            push(screens.devicePage(device));
                        },
                        () -> notice(Notice.passing(services.clock().instant(), phrases.of("device.gone"))));
    }

    @Override
    public void addDevice(Optional<Found.Supported> found) {
        screens.wizard().open(found);
    }

    @Override
    public void explore(boolean on) {
        if (on) {
            explorer.start(this::tell);
        } else {
            explorer.stop(this::tell);
        }
    }

    private void tell(DeviceException failure) {
        notice(new Notice(
                services.clock().instant(),
                Notice.Weight.ALARM,
                phrases.say(failure.sentence()) + " " + phrases.say(failure.advice()),
                Optional.empty()));
    }

    @Override
    public void notice(Notice notice) {
        activity.keep(notice);
        notices.show(notice);
    }

    @Override
    public void showDialog(Node dialog, Runnable closed) {
        closePanel();
        overlay.show(dialog, closed);
    }

    @Override
    public void closeDialog() {
        overlay.close();
    }

    @Override
    public void quit() {
        quit.run();
    }

    @Override
    public void showFullScreen(Node node, Runnable left) {
        leaveFullScreen();
        leftFullScreen = left;
        alone.getChildren().setAll(node);
        alone.setVisible(true);
        below.setVisible(false);
        fullScreen.set(true);
        node.requestFocus();
    }

    @Override
    public void leaveFullScreen() {
        if (fullScreen.get()) {
            fullScreen.set(false);
            alone.getChildren().clear();
            alone.setVisible(false);
            below.setVisible(true);
            Runnable tell = leftFullScreen;
            leftFullScreen = () -> {};
            tell.run();
        }
    }

    @Override
    public ReadOnlyBooleanProperty fullScreen() {
        return fullScreen.getReadOnlyProperty();
    }

    private void toggleTasks() {
        if (!closePanel()) {
            panelLayer.setVisible(true);
            motion.slideIn(taskPanel, -12, 0);
        }
    }

    @Override
    public boolean closePanel() {
        if (fullScreen.get()) {
            leaveFullScreen();
            return true;
        }
        boolean open = panelLayer.isVisible();
        panelLayer.setVisible(false);
        return open;
    }

    @Override
    public void screen(int place) {
        List<Screen> all = screens.all();
        if (place >= 0 && place < all.size()) {
            go(all.get(place).id());
        }
    }

    @Override
    public void search() {
        bar.focusSearch();
    }

    @Override
    public void add() {
        addDevice(Optional.empty());
    }

    @Override
    public void help() {
        showDialog(new KeyList(phrases, screens.all(), page(), this::closeDialog), () -> {});
    }

    @Override
    public boolean busy() {
        return overlay.open();
    }

    void crashed(Throwable mistake) {
        CrashDialog.show(this, phrases, mistake);
    }

    @Override
    public void close() {
        leaveFullScreen();
        page().hidden();
        pushed.forEach(Page::closed);
        pushed.clear();
        screens.all().forEach(Page::closed);
        activity.close();
        explorer.close();
    }
}
