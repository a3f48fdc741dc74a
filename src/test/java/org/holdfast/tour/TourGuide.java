// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import org.awaitility.Awaitility;
import org.holdfast.service.LiveView;
import org.holdfast.service.Preferences;
import org.holdfast.service.Services;
import org.holdfast.ui.shell.MainWindow;

/** Uses the window as a person would and photographs it. Its methods are called on the tour's thread. */
public final class TourGuide {
    private static final long PATIENCE_SECONDS = 30;
    private static final int LARGE_WIDTH = 2560;
    private static final int LARGE_HEIGHT = 1440;

    private final MainWindow window;
    private final Services services;
    private final Path folder;
    private final PrintStream out;
    private final List<Path> pictures = new ArrayList<>();

    public TourGuide(MainWindow window, Services services, Path folder, PrintStream out) {
        this.window = window;
        this.services = services;
        this.folder = folder;
        this.out = out;
    }

    public Services services() {
        return services;
    }

    public MainWindow window() {
        return window;
    }

    /** The pictures so far. */
    public List<Path> pictures() {
        return List.copyOf(pictures);
    }

    /** Runs something on the FX thread and gives back what came of it. */
    public static <T> T onScreen(Callable<T> deed) throws Exception {
        FutureTask<T> task = new FutureTask<>(deed);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new AssertionError("The window does not answer", e);
        }
    }

    /** Waits until the FX thread has done what waits for it, twice, so that layout and styles are done too. */
    public void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            onScreen(() -> {
                window.root().applyCss();
                window.root().layout();
                return Boolean.TRUE;
            });
        }
    }

    /** The visible node with an id. */
    public Optional<Node> find(String id) throws Exception {
        return onScreen(() -> seen(id));
    }

    /** Whether a node with an id can be seen. FX thread only, as in {@link #until}. */
    public boolean isThere(String id) {
        return seen(id).isPresent();
    }

    private Optional<Node> seen(String id) {
        return window.root().lookupAll("#" + id).stream()
                .filter(TourGuide::seen)
                .findFirst();
    }

    private static boolean seen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Waits until a node with this id is visible. */
    public Node await(String id) throws Exception {
        return await(id, node -> true);
    }

    /** Waits until a visible node with this id is as wanted. */
    public Node await(String id, Predicate<Node> wanted) throws Exception {
        until("#" + id + " is there as wanted", () -> seen(id).filter(wanted).isPresent());
        return find(id).orElseThrow(() -> new AssertionError("#" + id + " went again"));
    }

    /** Waits until something holds, asked on the FX thread. */
    public void until(String what, Callable<Boolean> holds) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(25))
                .until(() -> onScreen(holds));
    }

    /** Waits for the first visible node with a style class. */
    public Node awaitStyle(String styleClass) throws Exception {
        until("." + styleClass + " is there", () -> count(styleClass) > 0);
        return onScreen(() -> styled(styleClass).findFirst().orElseThrow());
    }

    private Stream<Node> styled(String styleClass) {
        return window.root().lookupAll("." + styleClass).stream().filter(TourGuide::seen);
    }

    /** How many visible nodes have a style class. FX thread only, as in {@link #until}. */
    public long count(String styleClass) {
        return styled(styleClass).count();
    }

    /** Waits until a live picture is on the screen and moves. */
    public void awaitLivePicture() {
        long start = System.nanoTime();
        until("a picture moves", () -> styled("live-picture").findAny().isPresent() && shows(start));
    }

    private boolean shows(long since) {
        return services.book().devices().stream().anyMatch(device -> {
            try (LiveView.Session session = services.live().watch(device)) {
                return session.statistics()
                        .map(now -> now.counters().lastPictureNanos() - since > 0)
                        .orElse(false);
            }
        });
    }

    /** Presses the first visible button with a style class. */
    public void pressStyled(String styleClass) throws Exception {
        Node node = awaitStyle(styleClass);
        onScreen(() -> {
            ((ButtonBase) node).fire();
            return Boolean.TRUE;
        });
        settle();
    }

    /** Chooses from the menu that a right click on a control opens. */
    public void chooseFromMenu(String id, String item) throws Exception {
        Control control = (Control) await(id);
        onScreen(() -> {
            control.getContextMenu().getItems().stream()
                    .filter(each -> item.equals(each.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return Boolean.TRUE;
        });
        settle();
    }

    /** Types a character where the focus is. */
    public void type(String character) throws Exception {
        onScreen(() -> {
            Node owner = window.scene().getFocusOwner();
            Node target = owner == null ? window.root() : owner;
            target.fireEvent(new KeyEvent(
                    KeyEvent.KEY_TYPED, character, character, KeyCode.UNDEFINED, false, false, false, false));
            return Boolean.TRUE;
        });
        settle();
    }

    /** Presses the button with an id. */
    public void press(String id) throws Exception {
        Node node = await(id, each -> !each.isDisabled());
        onScreen(() -> {
            if (node instanceof ButtonBase button) {
                button.fire();
            } else {
                throw new AssertionError("#" + id + " is no button");
            }
            return Boolean.TRUE;
        });
        settle();
    }

    /** Replaces the words in a field. */
    public void write(String id, String words) throws Exception {
        Node node = await(id);
        onScreen(() -> {
            node.requestFocus();
            ((TextInputControl) node).setText(words);
            return Boolean.TRUE;
        });
        settle();
    }

    /** Presses a key where the focus is. */
    public void key(KeyCode code, boolean shortcut) throws Exception {
        onScreen(() -> {
            Node owner = window.scene().getFocusOwner();
            Node target = owner == null ? window.root() : owner;
            boolean mac = System.getProperty("os.name").startsWith("Mac");
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                target.fireEvent(new KeyEvent(type, "", "", code, false, shortcut && !mac, false, shortcut && mac));
            }
            return Boolean.TRUE;
        });
        settle();
    }

    /** Presses a key with shift where the focus is. */
    public void shiftKey(KeyCode code) throws Exception {
        onScreen(() -> {
            Node owner = window.scene().getFocusOwner();
            Node target = owner == null ? window.root() : owner;
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false));
            return Boolean.TRUE;
        });
        settle();
    }

    /** The words of a label or button. */
    public String words(String id) throws Exception {
        Node node = await(id);
        return onScreen(() -> node instanceof Labeled labeled
                ? labeled.getText()
                : node instanceof TextInputControl text ? text.getText() : node.getAccessibleText());
    }

    /** Fails unless something is so. */
    public static void require(boolean so, String what) {
        if (!so) {
            throw new AssertionError(what);
        }
    }

    /** Goes to a screen of the rail. */
    public void go(String screen) throws Exception {
        press("rail-" + screen);
    }

    /** Photographs the window as it is, light and dark. */
    public void picture(String name) throws Exception {
        for (Preferences.Theme theme : List.of(Preferences.Theme.LIGHT, Preferences.Theme.DARK)) {
            wear(theme);
            save(name + suffix(theme), onScreen(() -> window.scene().snapshot(null)));
        }
        wear(Preferences.Theme.LIGHT);
    }

    /** Photographs the window light and dark as it is on a large screen, and at twice the scale. */
    public void largePictures(String name) throws Exception {
        for (Preferences.Theme theme : List.of(Preferences.Theme.LIGHT, Preferences.Theme.DARK)) {
            wear(theme);
            save(name + "-2560x1440" + suffix(theme), large());
            save(name + "-200-percent" + suffix(theme), onScreen(() -> {
                SnapshotParameters twice = new SnapshotParameters();
                twice.setTransform(new Scale(2, 2));
                return window.root().snapshot(twice, null);
            }));
        }
        wear(Preferences.Theme.LIGHT);
    }

    private WritableImage large() throws Exception {
        Parent root = onScreen(() -> {
            Parent content = window.root();
            window.scene().setRoot(new StackPane());
            Scene beside = new Scene(content, LARGE_WIDTH, LARGE_HEIGHT);
            beside.getStylesheets().setAll(window.sheets());
            return content;
        });
        for (int i = 0; i < 3; i++) {
            onScreen(() -> {
                root.applyCss();
                root.layout();
                return Boolean.TRUE;
            });
        }
        return onScreen(() -> {
            WritableImage image = root.getScene().snapshot(null);
            root.getScene().setRoot(new StackPane());
            window.scene().setRoot(root);
            return image;
        });
    }

    private void wear(Preferences.Theme theme) throws Exception {
        services.preferences().update(present -> present.withTheme(theme));
        until("the theme is " + theme, () -> window.dark() == (theme == Preferences.Theme.DARK));
        settle();
    }

    private static String suffix(Preferences.Theme theme) {
        return theme == Preferences.Theme.DARK ? "-dark" : "-light";
    }

    private void save(String name, WritableImage image) throws IOException {
        Path file = folder.resolve(name + ".png");
        PngFile.write(image, file);
        pictures.add(file);
        out.println("    " + file.getFileName());
    }
}
