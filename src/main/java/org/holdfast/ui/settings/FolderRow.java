// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Look;

/** A folder with what can be done with it. */
final class FolderRow extends HBox {
    private final Label path = new Label();

    /**
     * @param id for tests
     */
    FolderRow(String id, String label, Path folder, Button... buttons) {
        setId("folder-" + id);
        getStyleClass().add("setting-row");
        setAlignment(Pos.CENTER_LEFT);
        path.setId("path-" + id);
        path.getStyleClass().add(Look.SECONDARY);
        // The end of a path says more than its beginning.
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        VBox words = new VBox(new Label(label), path);
        words.getStyleClass().add("setting-words-column");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().add(words);
        for (Button button : buttons) {
            button.setMinWidth(USE_PREF_SIZE);
            getChildren().add(button);
        }
        show(folder);
    }

    void show(Path folder) {
        path.setText(folder.toString());
        path.setTooltip(new Hint(folder.toString()));
    }
}
