// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.ui.control.Look;

/** What the parts of the Wi-Fi page have in common. */
final class Parts {
    private Parts() {}

    /** A line that wraps. */
    static Label line(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A title over a card. */
    static VBox section(Node title, Node card) {
        VBox section = new VBox(title, card);
        section.getStyleClass().add(Look.GAP_8);
        return section;
    }

    static Label title(String words) {
        return line(words, Look.SECTION_TITLE);
    }

    /** A card with rows or fields. */
    static VBox card(Node... content) {
        VBox card = new VBox(content);
        card.getStyleClass().addAll(Look.CARD, "wifi-card");
        return card;
    }

    static Button button(String id, String words, Runnable act) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> act.run());
        return button;
    }

    /** Buttons at the end of a card, the one that goes on last. */
    static HBox buttons(Button back, Button on) {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        on.getStyleClass().add("accent");
        on.setDefaultButton(true);
        HBox row = new HBox(back, between, on);
        row.getStyleClass().add(Look.GAP_8);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
