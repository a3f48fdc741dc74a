// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Screen;

/** The list of keys that {@code ?} opens. */
final class KeyList extends VBox {
    KeyList(Phrases phrases, List<Screen> screens, Page present, Runnable close) {
        getStyleClass().addAll(Look.DIALOG, "narrow");
        setId("key-list");
        Label title = new Label(phrases.of("keys"));
        title.getStyleClass().add(Look.PAGE_TITLE);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        ColumnConstraints left = new ColumnConstraints();
        left.setHgrow(Priority.ALWAYS);
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(left, right);
        int row = 0;
        for (Page.KeyHint hint : hints(phrases, screens, present)) {
            Label cap = new Label(hint.keys());
            cap.getStyleClass().add("key-cap");
            grid.addRow(row++, new Label(hint.words()), cap);
        }
        Button done = new Button(phrases.shared().of("close"));
        done.setId("keys-close");
        done.setDefaultButton(true);
        done.setOnAction(event -> close.run());
        HBox last = new HBox(done);
        last.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, grid, last);
    }

    private static List<Page.KeyHint> hints(Phrases phrases, List<Screen> screens, Page present) {
        String shortcut = Keys.shortcutName();
        List<Page.KeyHint> hints = new ArrayList<>();
        for (int i = 0; i < screens.size(); i++) {
            hints.add(new Page.KeyHint(
                    shortcut + "+" + (i + 1),
                    phrases.of("keys.screen", screens.get(i).title())));
        }
        hints.add(new Page.KeyHint(shortcut + "+F", phrases.of("keys.search")));
        hints.add(new Page.KeyHint(shortcut + "+N", phrases.of("keys.add")));
        hints.add(new Page.KeyHint("Alt+\u2190", phrases.of("keys.back")));
        hints.add(new Page.KeyHint("Esc", phrases.of("keys.close")));
        hints.addAll(present.keys());
        hints.add(new Page.KeyHint("?", phrases.of("keys.help")));
        return hints;
    }
}
