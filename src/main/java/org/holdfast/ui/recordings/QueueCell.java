// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.holdfast.service.Downloads.Entry;
import org.jspecify.annotations.Nullable;

/** A row of the queue: ended ones are carried out as files, others are carried to another place in the queue. */
final class QueueCell extends ListCell<Entry> {
    private static final DataFormat PLACE = place();
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    private final QueueModel model;
    private final QueueRow row;

    QueueCell(QueueModel model, QueueRow row) {
        this.model = model;
        this.row = row;
        getStyleClass().add("queue-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        // As wide as the list, so that long names are cut and nothing scrolls sideways.
        setPrefWidth(0);
        addEventHandler(MouseEvent.DRAG_DETECTED, this::carry);
        addEventHandler(DragEvent.DRAG_OVER, this::over);
        addEventHandler(DragEvent.DRAG_EXITED, _ -> pseudoClassStateChanged(TARGET, false));
        addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private static DataFormat place() {
        String type = "application/x-holdfast-download";
        DataFormat known = DataFormat.lookupMimeType(type);
        return known == null ? new DataFormat(type) : known;
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        pseudoClassStateChanged(TARGET, false);
        if (empty || entry == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
        } else {
            row.show(entry);
            setGraphic(row);
            setAccessibleText(row.getAccessibleText());
        }
    }

    private void carry(MouseEvent event) {
        Entry entry = getItem();
        if (entry == null) {
            return;
        }
        Optional<ClipboardContent> content = content(entry);
        content.ifPresent(carried -> {
            Dragboard board = startDragAndDrop(TransferMode.COPY_OR_MOVE);
            board.setContent(carried);
            board.setDragView(row.snapshot(null, null));
            event.consume();
        });
    }

    /** What is carried: the files of one that ended, the number of one that waits. */
    static Optional<ClipboardContent> content(Entry entry) {
        ClipboardContent content = new ClipboardContent();
        if (!QueueModel.ended(entry)) {
            content.put(PLACE, entry.id());
            return Optional.of(content);
        }
        Optional<Path> file = QueueModel.product(entry);
        file.ifPresent(path -> content.putFiles(List.of(path.toFile())));
        return file.map(_ -> content);
    }

    private Optional<Entry> carried(DragEvent event) {
        return event.getDragboard().getContent(PLACE) instanceof Long id
                ? model.entries().stream().filter(each -> each.id() == id).findFirst()
                : Optional.empty();
    }

    private void over(DragEvent event) {
        Entry entry = getItem();
        if (entry != null && model.place(entry).isPresent() && carried(event).isPresent()) {
            event.acceptTransferModes(TransferMode.MOVE);
            pseudoClassStateChanged(TARGET, true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        Entry entry = getItem();
        if (entry == null) {
            return;
        }
        model.place(entry)
                .ifPresent(place -> carried(event).ifPresent(moved -> {
                    model.moveTo(moved, place);
                    event.setDropCompleted(true);
                    event.consume();
                }));
    }
}
