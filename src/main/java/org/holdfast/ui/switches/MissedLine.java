// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** A timer that came to nothing, and why. */
final class MissedLine extends HBox {
    MissedLine(SwitchContext context, Switchboard.Missed missed, List<Switchboard.Panel> panels) {
        getStyleClass().addAll("missed-line", Look.GAP_12);
        setAlignment(Pos.CENTER_LEFT);
        Phrases phrases = context.phrases();
        Switchboard.Timer timer = missed.timer();
        String name = panels.stream()
                .flatMap(panel -> panel.rows().stream()
                        .filter(row -> row.point().equals(timer.point()))
                        .map(row -> SwitchWords.name(phrases, panel, row)))
                .findFirst()
                .orElse(timer.point().outlet());
        String way = timer.on().map(on -> on ? "on" : "off").orElse("other");
        String planned =
                phrases.of("missed." + way, name, SwitchWords.clock(phrases, timer.due(), ZoneId.systemDefault()));
        String why = missed.why()
                .map(failure -> phrases.say(failure.sentence()))
                .orElseGet(() -> phrases.of("missed.closed"));
        Label words = new Label(planned + " " + why);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        getChildren()
                .addAll(
                        Icons.small(Feather.CLOCK),
                        words,
                        Icons.button(
                                "missed-dismiss",
                                Feather.X,
                                phrases.of("missed.dismiss"),
                                () -> context.board().dismiss(missed)));
    }
}
