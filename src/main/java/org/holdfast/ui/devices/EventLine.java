// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.holdfast.device.Events;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** The last thing that the device told by itself. */
final class EventLine extends HBox {
    private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");

    private final Phrases phrases;
    private final Label time = new Label();
    private final Label words = new Label();

    EventLine(Phrases phrases) {
        this.phrases = phrases;
        setId("event-line");
        getStyleClass().addAll("event-line", Look.GAP_8);
        setAlignment(Pos.CENTER_LEFT);
        time.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        words.getStyleClass().add(Look.SECONDARY);
        words.setId("event-words");
        getChildren().addAll(time, words);
        setVisible(false);
        setManaged(false);
    }

    void show(Events.Event event) {
        setVisible(true);
        setManaged(true);
        pseudoClassStateChanged(ALARM, event.weight() == Events.Weight.ALARM);
        time.setText(DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                .withLocale(phrases.locale())
                .format(event.at().atZone(ZoneId.systemDefault())));
        words.setText(phrases.say(event.text()));
    }
}
