// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.function.BooleanSupplier;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** Short fades and slides, and none where the user asked the system for less motion. FX thread only. */
public final class Motion {
    /** How long a fade or slide takes. */
    public static final Duration SHORT = Duration.millis(150);

    private final BooleanSupplier reduced;

    /**
     * @param reduced asked before each movement
     */
    public Motion(BooleanSupplier reduced) {
        this.reduced = reduced;
    }

    /** Whether things should stand still. */
    public boolean reduced() {
        return reduced.getAsBoolean();
    }

    /** Lets a node appear. */
    public void fadeIn(Node node) {
        if (reduced()) {
            node.setOpacity(1);
            return;
        }
        node.setOpacity(0);
        FadeTransition fade = new FadeTransition(SHORT, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.play();
    }

    /** Lets a node go; {@code gone} is called at the end. */
    public void fadeOut(Node node, Runnable gone) {
        if (reduced()) {
            gone.run();
            return;
        }
        FadeTransition fade = new FadeTransition(SHORT, node);
        fade.setToValue(0);
        fade.setOnFinished(event -> {
            gone.run();
            node.setOpacity(1);
        });
        fade.play();
    }

    /** Lets a node appear while it moves to its place by so many pixels. */
    public void slideIn(Node node, double fromX, double fromY) {
        if (reduced()) {
            return;
        }
        TranslateTransition slide = new TranslateTransition(SHORT, node);
        slide.setFromX(fromX);
        slide.setFromY(fromY);
        slide.setToX(0);
        slide.setToY(0);
        slide.setInterpolator(Interpolator.EASE_OUT);
        FadeTransition fade = new FadeTransition(SHORT, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        new ParallelTransition(slide, fade).play();
    }
}
