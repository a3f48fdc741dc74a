// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.holdfast.device.DeviceException;
import org.holdfast.service.CardCleaning;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** Announced deletions counting down, running ones, and ended ones that can be put back. */
final class CleaningStrip extends VBox {
    private final CleaningModel model;
    private final Phrases phrases;
    private final Timeline ticking;
    private final ListChangeListener<CleaningModel.Line> changed = _ -> show();

    CleaningStrip(CleaningModel model, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        setId("cleaning");
        getStyleClass().add("cleaning-strip");
        ticking = new Timeline(new KeyFrame(Duration.seconds(1), _ -> model.refresh()));
        ticking.setCycleCount(Animation.INDEFINITE);
    }

    void shown() {
        model.lines().addListener(changed);
        model.shown();
        show();
        ticking.play();
    }

    void hidden() {
        ticking.stop();
        model.hidden();
        model.lines().removeListener(changed);
    }

    private void show() {
        getChildren().setAll(model.lines().stream().map(this::line).toList());
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }

    private HBox line(CleaningModel.Line line) {
        Label words = new Label(words(line));
        words.setId("cleaning-words");
        words.setWrapText(true);
        words.getStyleClass().add(Look.FIGURES);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(Icons.small(line.failed() ? Feather.ALERT_TRIANGLE : Feather.TRASH_2), words);
        row.getStyleClass().addAll("cleaning-line", Look.GAP_12);
        row.setAlignment(Pos.CENTER_LEFT);
        switch (line.phase()) {
            case ANNOUNCED, DELETING -> row.getChildren().add(button(line.batch(), "delete.undo"));
            case DELETED -> row.getChildren().add(button(line.batch(), "delete.put-back"));
            case TAKEN_BACK, PUTTING_BACK, PUT_BACK -> {}
        }
        return row;
    }

    private Button button(CardCleaning.Batch batch, String key) {
        Button button = new Button(phrases.of(key), Icons.small(Feather.ROTATE_CCW));
        button.setId("cleaning-undo");
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> model.undo(batch));
        return button;
    }

    private String words(CleaningModel.Line line) {
        int all = line.batch().recordings().size();
        String device = line.batch().device().name();
        String trouble = line.batch()
                .failure()
                .map(DeviceException::sentence)
                .map(phrases::say)
                .orElse("");
        if (!trouble.isEmpty()) {
            return phrases.of("delete.failed", line.deleted(), all, device, trouble);
        }
        return switch (line.phase()) {
            case ANNOUNCED ->
                phrases.of("delete.announced", all, device, line.begins().toSeconds());
            case DELETING -> phrases.of("delete.running", line.deleted(), all, device);
            case DELETED -> phrases.of("delete.done", all, device);
            case PUTTING_BACK -> phrases.of("delete.putting-back", all, device);
            case TAKEN_BACK, PUT_BACK -> phrases.of("delete.back", all, device);
        };
    }
}
