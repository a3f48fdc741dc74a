// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.holdfast.ui.control.DrawingView;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** What a newcomer sees: a drawing, a sentence, and two large choices. */
final class Welcome extends VBox {
    private static final double DRAWING = 128;

    private final DrawingView drawing = new DrawingView(Drawings.ANCHOR, DRAWING);
    private final Label sentence;

    Welcome(Phrases phrases, Frame frame) {
        setId("welcome");
        getStyleClass().addAll("empty-state", "welcome", Look.GAP_24);
        setAlignment(Pos.TOP_CENTER);
        sentence = new Label(phrases.of("welcome"));
        sentence.getStyleClass().add(Look.LARGE_WORDS);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setTextAlignment(TextAlignment.CENTER);
        Button add = choice("welcome-add", Feather.PLUS_CIRCLE, phrases, "welcome.add");
        add.setOnAction(event -> frame.addDevice(Optional.empty()));
        Button explore = choice("welcome-explore", Feather.COMPASS, phrases, "welcome.explore");
        explore.setOnAction(event -> frame.explore(true));
        HBox choices = new HBox(add, explore);
        choices.getStyleClass().add(Look.GAP_16);
        choices.setAlignment(Pos.CENTER);
        getChildren().addAll(drawing, sentence, choices);
    }

    /** Leaves out drawing and sentence, for a page that has something else to show. */
    void brief(boolean on) {
        drawing.setVisible(!on);
        drawing.setManaged(!on);
        sentence.setVisible(!on);
        sentence.setManaged(!on);
    }

    private static Button choice(String id, Feather icon, Phrases phrases, String key) {
        Label title = new Label(phrases.of(key));
        title.getStyleClass().add(Look.SECTION_TITLE);
        Label words = new Label(phrases.of(key + ".words"));
        words.getStyleClass().add(Look.SECONDARY);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(Icons.large(icon), title, words);
        box.getStyleClass().add(Look.GAP_8);
        box.setAlignment(Pos.TOP_LEFT);
        Button button = new Button();
        button.setId(id);
        button.setGraphic(box);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll(Look.CARD, Look.CHOICE_CARD);
        button.setAccessibleText(phrases.of(key) + ". " + phrases.of(key + ".words"));
        return button;
    }
}
