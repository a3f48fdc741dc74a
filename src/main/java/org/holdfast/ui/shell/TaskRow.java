// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.service.Tasks;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** One task in the panel. */
final class TaskRow extends VBox {
    private final Phrases phrases;
    private final Label title = new Label();
    private final Label state = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel;
    private Runnable stop = () -> {};

    TaskRow(Phrases phrases) {
        this.phrases = phrases;
        getStyleClass().add("task-row");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        state.getStyleClass().add(Look.SECONDARY);
        state.setMinWidth(USE_PREF_SIZE);
        cancel = Icons.button("task-cancel", Feather.X, phrases.shared().of("cancel"), () -> stop.run());
        HBox head = new HBox(title, state, cancel);
        head.getStyleClass().add(Look.GAP_8);
        head.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("small");
        detail.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        detail.setWrapText(true);
        getChildren().addAll(head, bar, detail);
    }

    void show(Tasks.Entry entry) {
        boolean running = entry.status() == Tasks.Status.RUNNING;
        title.setText(phrases.say(entry.title()));
        stop = () -> entry.handle().cancel();
        cancel.setAccessibleText(phrases.of("tasks.cancel", title.getText()));
        cancel.setVisible(running);
        cancel.setManaged(running);
        bar.setVisible(running);
        bar.setManaged(running);
        bar.setProgress(entry.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS));
        state.setText(
                switch (entry.status()) {
                    case RUNNING -> "";
                    case DONE -> phrases.of("tasks.done");
                    case FAILED -> phrases.of("tasks.failed");
                    case CANCELLED -> phrases.of("tasks.cancelled");
                });
        String words = entry.failure()
                .map(DeviceException::sentence)
                .or(entry::detail)
                .map(phrases::say)
                .orElse("");
        detail.setText(words);
        detail.setVisible(!words.isEmpty());
        detail.setManaged(!words.isEmpty());
    }
}
