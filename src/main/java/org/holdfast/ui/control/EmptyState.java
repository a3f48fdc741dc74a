// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.holdfast.device.FamilyGuide.Drawing;

/** What an empty screen shows: one drawing, one sentence, and what to do about it. */
public final class EmptyState extends VBox {
    private static final double SIDE = 128;

    /**
     * @param actions buttons side by side; usually one
     */
    public EmptyState(Drawing drawing, String sentence, Node... actions) {
        getStyleClass().addAll("empty-state", Look.GAP_16);
        setAlignment(Pos.CENTER);
        Label words = new Label(sentence);
        words.getStyleClass().add(Look.LARGE_WORDS);
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setAlignment(Pos.CENTER);
        getChildren().addAll(new DrawingView(drawing, SIDE), words);
        if (actions.length > 0) {
            HBox row = new HBox(actions);
            row.getStyleClass().add(Look.GAP_16);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }
}
