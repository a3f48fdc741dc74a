// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.holdfast.ui.control.Departing;
import org.holdfast.ui.control.DrawingView;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** That a device was sent to another network, and why it therefore does not answer here. No failure. */
final class DeparturePane extends VBox {
    private static final double DRAWING = 96;

    DeparturePane(Phrases phrases, Departing.Departure departure, Runnable again) {
        setId("departure");
        getStyleClass().addAll("departure", Look.GAP_12);
        setAlignment(Pos.TOP_CENTER);
        Button look = new Button(phrases.of("away.again"));
        look.setId("departure-again");
        look.getStyleClass().add("accent");
        look.setOnAction(event -> again.run());
        Label title = line(departure.title(), Look.SECTION_TITLE);
        title.setId("departure-title");
        getChildren()
                .addAll(
                        new DrawingView(Drawings.LIGHTHOUSE, DRAWING),
                        title,
                        line(departure.words(), "departure-words"),
                        line(phrases.of("away.searching"), Look.SECONDARY),
                        look);
    }

    private static Label line(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
