// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.secrets;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.kordamp.ikonli.feather.Feather;

/** A place onto which files can be dropped, with buttons for those who do not drag. */
public final class DropZone extends VBox {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drag-over");

    private final FlowPane buttons = new FlowPane();
    private final Consumer<Path> taker;

    /**
     * @param words what may be dropped
     * @param take is handed the first of the files that were dropped
     */
    public DropZone(String id, String words, Consumer<Path> take) {
        taker = take;
        setId(id);
        getStyleClass().addAll("drop-zone", Look.DASHED, Look.GAP_12);
        setAlignment(Pos.CENTER);
        Label label = new Label(words);
        label.getStyleClass().add(Look.SECONDARY);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        buttons.getStyleClass().add("drop-buttons");
        buttons.setAlignment(Pos.CENTER);
        getChildren().addAll(Icons.large(Feather.DOWNLOAD), label, buttons);
        addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                pseudoClassStateChanged(OVER, true);
            }
            event.consume();
        });
        addEventHandler(DragEvent.DRAG_EXITED, _ -> pseudoClassStateChanged(OVER, false));
        addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            List<File> files = event.getDragboard().getFiles();
            event.setDropCompleted(!files.isEmpty());
            event.consume();
            if (!files.isEmpty()) {
                drop(files.getFirst().toPath());
            }
        });
    }

    /** As if the file had been dropped. */
    public void drop(Path file) {
        taker.accept(file);
    }

    /** Adds a button under the words. */
    public DropZone with(Button button) {
        buttons.getChildren().add(button);
        return this;
    }
}
