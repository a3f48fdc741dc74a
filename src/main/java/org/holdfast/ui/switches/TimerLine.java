// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The timer that runs for an outlet: what is left, who counts, and the way to end it. Nothing where none runs. */
final class TimerLine extends HBox {
    private final Phrases phrases;
    private final Label left = new Label();
    private final Label keeper = new Label();
    private Switchboard.@Nullable Point point;

    TimerLine(SwitchContext context, String id) {
        phrases = context.phrases();
        setId("running-" + id);
        getStyleClass().addAll("timer-line", Look.GAP_8);
        setAlignment(Pos.CENTER_LEFT);
        left.setId("left-" + id);
        left.getStyleClass().addAll(Look.FIGURES, "timer-left");
        left.setMinWidth(USE_PREF_SIZE);
        keeper.setId("keeper-" + id);
        keeper.getStyleClass().add(Look.SECONDARY);
        keeper.setWrapText(true);
        keeper.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(left, keeper);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button end = Icons.button("end-" + id, Feather.X, phrases.of("timer.cancel"), () -> {
            if (point != null) {
                context.presses().cancel(point);
            }
        });
        getChildren().addAll(Icons.small(Feather.CLOCK), words, end);
        setVisible(false);
        setManaged(false);
    }

    void show(Switchboard.Row row, Instant now) {
        point = row.point();
        row.timer().ifPresent(timer -> {
            left.setText(SwitchWords.timer(phrases, row, timer, now));
            keeper.setText(phrases.of(timer.keeper() == Switchboard.Keeper.DEVICE ? "timer.device" : "timer.program"));
        });
        setVisible(row.timer().isPresent());
        setManaged(row.timer().isPresent());
    }
}
