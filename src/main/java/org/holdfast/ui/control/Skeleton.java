// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Stands where something is awaited: nothing at first, grey lines from 0.3 s, and from 2 s on what is being done in
 * words, with a way to cancel. Its clock runs while it is in a window.
 */
public final class Skeleton extends VBox {
    private static final Duration LINES_AFTER = Duration.millis(300);
    private static final Duration WORDS_AFTER = Duration.seconds(2);
    private static final double[] WIDTHS = {0.55, 0.9, 0.75, 0.4};

    private final PauseTransition lines = new PauseTransition(LINES_AFTER);
    private final PauseTransition words = new PauseTransition(WORDS_AFTER);

    /**
     * @param doing what is being done, such as "Reading the camera's settings"
     * @param cancel what the button does
     */
    public Skeleton(Phrases phrases, Motion motion, String doing, Runnable cancel) {
        getStyleClass().addAll("skeleton-box", Look.GAP_12);
        setAccessibleText(doing);
        VBox bars = new VBox();
        bars.getStyleClass().add(Look.GAP_12);
        for (double width : WIDTHS) {
            Region bar = new Region();
            bar.getStyleClass().add(Look.SKELETON);
            bar.maxWidthProperty().bind(widthProperty().multiply(width));
            bars.getChildren().add(bar);
        }
        Label label = new Label(doing);
        label.getStyleClass().add(Look.SECONDARY);
        label.setWrapText(true);
        Button stop = new Button(phrases.shared().of("cancel"));
        stop.setId("skeleton-cancel");
        stop.getStyleClass().add("small");
        stop.setOnAction(event -> cancel.run());
        HBox row = new HBox(label, stop);
        row.getStyleClass().add(Look.GAP_12);
        row.setAlignment(Pos.CENTER_LEFT);
        bars.setVisible(false);
        row.setVisible(false);
        getChildren().addAll(bars, row);
        FadeTransition breath = new FadeTransition(Duration.millis(900), bars);
        breath.setFromValue(1);
        breath.setToValue(0.45);
        breath.setAutoReverse(true);
        breath.setCycleCount(Animation.INDEFINITE);
        lines.setOnFinished(event -> {
            bars.setVisible(true);
            if (!motion.reduced()) {
                breath.play();
            }
        });
        words.setOnFinished(event -> row.setVisible(true));
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                lines.stop();
                words.stop();
                breath.stop();
            } else {
                lines.playFromStart();
                words.playFromStart();
            }
        });
    }
}
