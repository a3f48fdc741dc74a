// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Preferences;
import org.holdfast.service.Services;
import org.holdfast.service.Threads;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.IconFont;
import org.holdfast.ui.control.Motion;
import org.holdfast.ui.control.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window of the application. FX thread only. */
public final class MainWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

    private final Services services;
    private final Stage stage;
    private final Scene scene;
    private final MainFrame frame;
    private final Theme theme;
    private final Registration preferences;
    private boolean closed;

    /**
     * @param stage not shown yet
     */
    public MainWindow(Stage stage, Services services) {
        this(stage, services, Platform.getPreferences()::isReducedMotion);
    }

    /**
     * @param stage not shown yet
     * @param stillness whether things should stand still, asked before each movement
     */
    public MainWindow(Stage stage, Services services, BooleanSupplier stillness) {
        this.stage = stage;
        this.services = services;
        IconFont.keepIn(services.folders().cache().resolve("fonts"));
        Background background = new Background(this::crashed);
        Preferences wishes = services.preferences().current();
        Locale locale = wishes.language().map(Locale::forLanguageTag).orElseGet(Locale::getDefault);
        scene = new Scene(new StackPane());
        theme = new Theme(scene);
        theme.choose(wishes.theme());
        frame = new MainFrame(services, background, locale, new Motion(stillness));
        scene.setRoot(frame.root());
        Keys.install(scene, frame);
        preferences = services.preferences().listen(now -> background.later(() -> theme.choose(now.theme())));
        stage.setScene(scene);
        stage.setTitle(frame.phrases("org.holdfast.ui.shell.words").of("title"));
        stage.getIcons().setAll(AppMark.icons());
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        frame.fullScreen().subscribe(full -> stage.setFullScreen(full));
        place(wishes.window());
    }

    private void place(Optional<Preferences.Window> remembered) {
        Preferences.Window at = WindowPlace.on(
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList(), remembered);
        stage.setX(at.x());
        stage.setY(at.y());
        stage.setWidth(at.width());
        stage.setHeight(at.height());
        stage.setMinWidth(Math.min(WindowPlace.LEAST_WIDTH, at.width()));
        stage.setMinHeight(Math.min(WindowPlace.LEAST_HEIGHT, at.height()));
        stage.setMaximized(at.maximized());
    }

    /**
     * Opens the window, goes on with the downloads, tells what went wrong at the start, and switches the virtual
     * devices on where they were.
     */
    public void show() {
        stage.show();
        services.recordings().downloads().start();
        Threads.start("work-restream", services.restream()::begin);
        Threads.start("work-switches", services.switches()::begin);
        for (Text problem : services.problems()) {
            frame.notice(new Notice(
                    services.clock().instant(), Notice.Weight.ALARM, problem.in(frame.locale()), Optional.empty()));
        }
        if (services.preferences().current().exploring()
                || services.virtualDevices().running()) {
            frame.explore(true);
        }
    }

    /** What happens when the user closes the window or ends Holdfast. */
    public void onQuit(Runnable quit) {
        stage.setOnCloseRequest(event -> quit.run());
        frame.onQuit(quit);
    }

    /** Brings the window to the front, such as when Holdfast was started a second time. */
    public void bringToFront() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /** What screens ask of the window. */
    public Frame frame() {
        return frame;
    }

    /** The window's content. */
    public Parent root() {
        return frame.root();
    }

    public Scene scene() {
        return scene;
    }

    /** Whether the dark colours are on. */
    public boolean dark() {
        return theme.dark().get();
    }

    /** The style sheets in use, for a scene that stands beside the window. */
    public List<String> sheets() {
        return List.copyOf(scene.getStylesheets());
    }

    /** Shows the crash dialog. */
    public void crashed(Throwable mistake) {
        LOG.error("A mistake in Holdfast", mistake);
        frame.crashed(mistake);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Preferences.Window was = new Preferences.Window(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        if (!stage.isIconified() && !Double.isNaN(was.x())) {
            services.preferences().update(present -> present.withWindow(Optional.of(was)));
        }
        frame.close();
        preferences.close();
        theme.close();
        stage.hide();
    }
}
