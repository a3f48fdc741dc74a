// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.ScaleTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Motion;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** Says whether a search runs: three bars that rise and fall, or a way to search again. */
final class SearchSign {
    private static final Duration RISE = Duration.millis(480);

    private final DevicesModel model;
    private final Phrases phrases;
    private final Motion motion;
    private final Label words = new Label();
    private final HBox bars = new HBox();
    private final HBox bar;
    private final Button again;
    private final List<ScaleTransition> moving = new ArrayList<>();
    private Subscription bound = Subscription.EMPTY;

    SearchSign(Phrases phrases, Motion motion, DevicesModel model) {
        this.phrases = phrases;
        this.motion = motion;
        this.model = model;
        words.setId("search-sign");
        words.getStyleClass().add(Look.SECONDARY);
        bars.getStyleClass().add("search-bars");
        bars.setAlignment(Pos.BOTTOM_LEFT);
        for (int i = 0; i < 3; i++) {
            Region each = new Region();
            each.getStyleClass().addAll("search-bar", "bar-" + i);
            bars.getChildren().add(each);
            ScaleTransition rise = new ScaleTransition(RISE, each);
            rise.setFromY(0.4);
            rise.setToY(1);
            rise.setDelay(RISE.multiply(i * 0.4));
            rise.setAutoReverse(true);
            rise.setCycleCount(Animation.INDEFINITE);
            rise.setInterpolator(Interpolator.EASE_BOTH);
            moving.add(rise);
        }
        again = Icons.button("search-again", Feather.REFRESH_CW, phrases.of("search.again"), model::searchNow);
        bar = new HBox(words, bars, again);
        bar.setAlignment(Pos.CENTER_RIGHT);
        bar.getStyleClass().addAll("search-sign", Look.GAP_8);
    }

    HBox bar() {
        return bar;
    }

    void shown() {
        bound = Subscription.combine(
                model.searching().subscribe(now -> refresh()), model.rounds().subscribe(now -> refresh()));
    }

    void hidden() {
        bound.unsubscribe();
        moving.forEach(Animation::stop);
    }

    private void refresh() {
        boolean searching = model.searching().get() || model.rounds().get() == 0;
        words.setText(phrases.of(searching ? "searching" : "searched"));
        bars.setVisible(searching);
        bars.setManaged(searching);
        again.setVisible(!searching);
        again.setManaged(!searching);
        if (searching && !motion.reduced()) {
            moving.forEach(Animation::play);
        } else {
            moving.forEach(Animation::stop);
        }
    }
}
