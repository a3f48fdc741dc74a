// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Lines to paste elsewhere, with a button that puts them on the clipboard. */
public final class CopyBox extends HBox {
    private static final Duration SAID = Duration.seconds(2);

    /** @param id of the button, for tests and the tour */
    public CopyBox(Phrases phrases, String id, String lines) {
        getStyleClass().addAll("copy-box", Look.GAP_12);
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label(lines);
        words.getStyleClass().add("copy-lines");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(words, button(phrases, id, phrases.shared().of("copy"), lines));
    }

    /** A button that copies and says for a moment that it did. */
    public static Button button(Phrases phrases, String id, String words, String lines) {
        Button copy = new Button(words, Icons.small(Feather.COPY));
        copy.setId(id);
        copy.getStyleClass().add("small");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setAccessibleText(phrases.shared().of("copy.say", lines));
        PauseTransition back = new PauseTransition(SAID);
        back.setOnFinished(event -> {
            copy.setText(words);
            copy.setGraphic(Icons.small(Feather.COPY));
        });
        copy.setOnAction(event -> {
            FailureReport.copy(lines);
            copy.setText(phrases.shared().of("copied"));
            copy.setGraphic(Icons.small(Feather.CHECK));
            back.playFromStart();
        });
        return copy;
    }
}
