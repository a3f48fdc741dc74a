// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.kordamp.ikonli.feather.Feather;

/** One thing to choose: a picture, what it is, and a sentence about it. A click chooses it and goes on. */
final class ChoiceCard extends Button {
    ChoiceCard(String id, Node picture, String title, String sentence, Runnable chosen) {
        setId(id);
        getStyleClass().addAll("wizard-choice");
        Label heading = Parts.wrapped(title);
        heading.getStyleClass().add(Look.STRONG);
        Label words = Parts.secondary(sentence);
        VBox text = new VBox(heading, words);
        text.getStyleClass().add(Look.GAP_4);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(picture, text, Icons.small(Feather.CHEVRON_RIGHT));
        row.getStyleClass().add(Look.GAP_16);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMouseTransparent(true);
        setGraphic(row);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        row.maxWidthProperty().bind(widthProperty().subtract(32));
        row.prefWidthProperty().bind(widthProperty().subtract(32));
        setMinHeight(USE_PREF_SIZE);
        setAccessibleText(title + ". " + sentence);
        setOnAction(_ -> chosen.run());
    }
}
