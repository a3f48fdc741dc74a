// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The narrow bar at the left: one button a screen, the running tasks, the settings. */
final class Rail extends VBox {
    private final Map<String, Button> buttons = new LinkedHashMap<>();
    private final Label badge = new Label();
    private final Button tasks;
    private final Phrases phrases;

    Rail(Phrases phrases, List<Screen> screens, Consumer<String> go, Runnable openTasks) {
        this.phrases = phrases;
        getStyleClass().add("rail");
        setAccessibleText(phrases.of("rail"));
        getChildren().add(new AppMark(36));
        screens.stream()
                .filter(screen -> !screen.atTheEnd())
                .forEach(screen -> getChildren().add(button(screen, go)));
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        badge.getStyleClass().add("badge");
        badge.setVisible(false);
        badge.setMouseTransparent(true);
        StackPane icon = new StackPane(Icons.large(Feather.ACTIVITY), badge);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        badge.getStyleClass().add("on-icon");
        tasks = made("rail-tasks", phrases.of("tasks"), icon, openTasks);
        getChildren().addAll(gap, tasks);
        screens.stream()
                .filter(Screen::atTheEnd)
                .forEach(screen -> getChildren().add(button(screen, go)));
        running(0);
    }

    private Button button(Screen screen, Consumer<String> go) {
        Button button =
                made("rail-" + screen.id(), screen.title(), Icons.large(screen.icon()), () -> go.accept(screen.id()));
        buttons.put(screen.id(), button);
        return button;
    }

    private static Button made(String id, String words, Node icon, Runnable action) {
        Button button = new Button(words, icon);
        button.setId(id);
        button.getStyleClass().add("rail-button");
        button.setMnemonicParsing(false);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Marks the screen that is shown. */
    void current(String screenId) {
        buttons.forEach((id, button) -> button.pseudoClassStateChanged(Look.CURRENT, id.equals(screenId)));
    }

    /** Shows how many tasks run. */
    void running(int count) {
        badge.setText(Integer.toString(count));
        badge.setVisible(count > 0);
        String words = count == 0 ? phrases.of("tasks.none") : phrases.of("tasks.count", count);
        tasks.setAccessibleText(words);
        tasks.setTooltip(new Hint(words));
    }
}
