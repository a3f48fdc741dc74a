// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.holdfast.tour.StyleWatch;
import org.holdfast.ui.shell.MainWindow;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window over a {@link StageHouse}, without movement. */
public final class StageWindow implements AutoCloseable {
    public final StageHouse house;
    public final MainWindow window;
    public final StyleWatch styles = new StyleWatch();

    /** FX thread only. */
    public StageWindow(Stage stage, Path folder) {
        this(stage, new StageHouse(folder));
    }

    /** FX thread only. */
    public StageWindow(Stage stage, StageHouse house) {
        this.house = house;
        window = new MainWindow(stage, house.services(), () -> true);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(700);
        window.show();
    }

    /** Waits up to ten seconds. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20));
    }

    /** Asks on the FX thread. */
    public static <T> T onScreen(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, question);
    }

    /** Whether a node can be seen. */
    public boolean shows(String id) {
        return onScreen(() -> window.root().lookupAll("#" + id).stream().anyMatch(StageWindow::seen));
    }

    private static boolean seen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Waits for a visible node. */
    public Node node(String id) {
        await().until(() -> shows(id));
        return onScreen(() -> window.root().lookupAll("#" + id).stream()
                .filter(StageWindow::seen)
                .findFirst()
                .orElseThrow());
    }

    /** The words of a visible label or button. */
    public String words(String id) {
        Labeled labeled = (Labeled) node(id);
        return onScreen(labeled::getText);
    }

    /** Presses a button. */
    public void press(String id) {
        ButtonBase button = (ButtonBase) node(id);
        onScreen(() -> {
            button.fire();
            return Boolean.TRUE;
        });
    }

    /** Turns to a tab of the device page once it is there. */
    public void choose(String tab) {
        await().until(() -> onScreen(() -> {
            TabPane pane = (TabPane) window.root().lookup("#device-tabs");
            Optional<Tab> wanted = pane == null
                    ? Optional.empty()
                    : pane.getTabs().stream()
                            .filter(each -> tab.equals(each.getId()))
                            .findFirst();
            wanted.ifPresent(each -> pane.getSelectionModel().select(each));
            return wanted.isPresent();
        }));
    }

    @Override
    public void close() {
        onScreen(() -> {
            window.close();
            return Boolean.TRUE;
        });
        styles.close();
        house.close();
    }
}
