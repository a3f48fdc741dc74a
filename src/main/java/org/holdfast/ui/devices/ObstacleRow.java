// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.service.Discovery;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.StateDot;
import org.kordamp.ikonli.feather.Feather;

/** One thing that may be in the way of a search. */
final class ObstacleRow extends HBox {
    ObstacleRow(Phrases phrases, Discovery.Obstacle obstacle) {
        getStyleClass().addAll("obstacle-row", Look.GAP_12);
        setAlignment(Pos.TOP_LEFT);
        Label what = new Label(phrases.say(obstacle.what()));
        what.getStyleClass().add(Look.STRONG);
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        Label remedy = new Label(phrases.say(obstacle.remedy()));
        remedy.setWrapText(true);
        remedy.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(what, remedy);
        words.getStyleClass().add(Look.GAP_4);
        if (obstacle.observed()) {
            words.getChildren().add(new StateDot(StateDot.Kind.WEAK, phrases.of("obstacle.observed")));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Icons.large(obstacle.observed() ? Feather.ALERT_CIRCLE : Feather.HELP_CIRCLE), words);
    }
}
