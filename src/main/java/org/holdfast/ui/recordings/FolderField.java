// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** A folder in a dialog, and the way to choose another. */
final class FolderField extends HBox {
    private final Label path = new Label();
    private Path folder;

    FolderField(Phrases phrases, String label, Path folder) {
        this.folder = folder;
        getStyleClass().add(Look.GAP_12);
        setAlignment(Pos.CENTER_LEFT);
        path.setId("folder-path");
        path.getStyleClass().add(Look.SECONDARY);
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Label name = new Label(label);
        VBox words = new VBox(name, path);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button choose = new Button(phrases.of("folder.choose"));
        choose.setId("folder-choose");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> choose(phrases));
        getChildren().addAll(words, choose);
        show();
    }

    private void choose(Phrases phrases) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(phrases.of("folder.title"));
        for (Path each = folder; each != null; each = each.getParent()) {
            if (Files.isDirectory(each)) {
                chooser.setInitialDirectory(each.toFile());
                break;
            }
        }
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            folder = chosen.toPath();
            show();
        }
    }

    private void show() {
        path.setText(folder.toString());
        path.setTooltip(new Hint(folder.toString()));
    }

    Path folder() {
        return folder;
    }
}
