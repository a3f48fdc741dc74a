// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.holdfast.device.Switches;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.UnverifiedTag;

/** Everything that a device measures, each with its age and a mark where its scale is in doubt. */
final class MeasuresPart extends FlowPane {
    private final Phrases phrases;
    private List<String> shown = List.of();

    MeasuresPart(Phrases phrases) {
        this.phrases = phrases;
        setId("measures");
        getStyleClass().addAll(Look.CARD, "fact-list");
    }

    void show(Switchboard.Panel panel, Instant now) {
        List<String> wanted = panel.measures().stream()
                .map(each -> each.name() + words(each) + age(each, now))
                .toList();
        if (!wanted.equals(shown)) {
            shown = wanted;
            getChildren()
                    .setAll(panel.measures().stream()
                            .map(each -> fact(each, now))
                            .toList());
        }
        setVisible(!wanted.isEmpty());
        setManaged(!wanted.isEmpty());
    }

    private String words(Switches.Measure measure) {
        return SwitchWords.measure(phrases, measure);
    }

    private String age(Switches.Measure measure, Instant now) {
        return SwitchWords.age(phrases, measure.at(), now).orElse("");
    }

    private VBox fact(Switches.Measure measure, Instant now) {
        Label label = new Label(phrases.say(measure.label()));
        label.getStyleClass().add(Look.SECONDARY);
        Label value = new Label(words(measure));
        value.setId("measure-" + measure.name());
        value.getStyleClass().addAll(Look.STRONG, Look.FIGURES);
        HBox first = new HBox(value);
        first.getStyleClass().add(Look.GAP_8);
        first.setAlignment(Pos.CENTER_LEFT);
        if (!measure.proven()) {
            first.getChildren().add(new UnverifiedTag(phrases));
        }
        Label old = new Label(age(measure, now));
        old.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        VBox box = new VBox(label, first, old);
        box.getStyleClass().add("fact");
        return box;
    }
}
