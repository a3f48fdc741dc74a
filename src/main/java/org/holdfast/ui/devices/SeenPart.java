// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.holdfast.device.Connection;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** What a device really sees beside what such devices are sold as. Its stream is joined only where there is a claim. */
final class SeenPart {
    private final SeenModel model;
    private final Phrases phrases;
    private final Label measured = new Label();
    private final Timeline second = new Timeline(new KeyFrame(Duration.seconds(1), event -> measure()));
    private boolean claimed;
    private boolean shown;

    SeenPart(SeenModel model, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        measured.setId("seen-measured");
        measured.getStyleClass().addAll(Look.STRONG, Look.FIGURES);
        measured.setWrapText(true);
        measured.setText(phrases.of("seen.waiting"));
        second.setCycleCount(Animation.INDEFINITE);
    }

    /** The card with what is measured and what is claimed. */
    Node node(List<Connection.Fact> facts) {
        VBox card = new VBox(both(phrases.of("seen.measured"), measured));
        card.setId("seen");
        card.getStyleClass().addAll(Look.CARD, "fact-list");
        facts.stream()
                .filter(fact -> fact.name().equals(Connection.Fact.CLAIMED))
                .forEach(fact -> {
                    Label value = new Label(phrases.say(fact.value()));
                    value.setId("seen-claimed");
                    value.setWrapText(true);
                    value.setMinHeight(Region.USE_PREF_SIZE);
                    card.getChildren().add(both(phrases.say(fact.label()), value));
                });
        return card;
    }

    private static VBox both(String label, Label value) {
        Label name = new Label(label);
        name.getStyleClass().add(Look.SECONDARY);
        VBox both = new VBox(name, value);
        both.getStyleClass().add("fact");
        return both;
    }

    /** There is a claim to hold it against. */
    void claimed() {
        claimed = true;
        watch();
    }

    void shown() {
        shown = true;
        watch();
    }

    private void watch() {
        if (shown && claimed) {
            model.open();
            second.play();
        }
    }

    void hidden() {
        shown = false;
        second.stop();
        model.close();
    }

    private void measure() {
        measured.setText(model.seen()
                .map(seen -> phrases.of(
                        "seen.value", Integer.toString(seen.width()), Integer.toString(seen.height()), seen.rate()))
                .orElseGet(() -> phrases.of("seen.waiting")));
    }
}
