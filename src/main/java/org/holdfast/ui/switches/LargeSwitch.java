// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.PauseTransition;
import javafx.animation.RotateTransition;
import javafx.animation.TranslateTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.util.Duration;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Motion;

/**
 * A switch 56 pixels wide. It shows what it was told and never flips by itself: whoever gets the press decides what is
 * shown next. Space and Enter press it. FX thread only.
 */
final class LargeSwitch extends Button {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");
    private static final PseudoClass WORKING = PseudoClass.getPseudoClass("working");
    /** The room around the track in which the focus is drawn, in pixels. */
    static final double AROUND = 3;

    /** How far the thumb goes from the middle to either end, in pixels. */
    private static final double WAY = 14;
    /** Nothing turns before that. */
    private static final Duration PATIENCE = Duration.millis(300);

    private final Motion motion;
    private final Region track = new Region();
    private final StackPane thumb = new StackPane();
    private final SVGPath arc = new SVGPath();
    private final TranslateTransition slide = new TranslateTransition(Motion.SHORT, thumb);
    private final RotateTransition turn = new RotateTransition(Duration.millis(900), arc);
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final Hint hint = new Hint();
    private Position position = Position.UNKNOWN;
    private boolean working;

    /** @param id for tests and screen tours */
    LargeSwitch(String id, Motion motion) {
        this.motion = motion;
        setId(id);
        getStyleClass().add("large-switch");
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMnemonicParsing(false);
        track.getStyleClass().add("track");
        thumb.getStyleClass().add("thumb");
        Region bar = new Region();
        bar.getStyleClass().add("bar");
        arc.setContent("M0 -6 a6 6 0 0 1 6 6");
        arc.getStyleClass().add("arc");
        arc.setVisible(false);
        thumb.getChildren().addAll(bar, arc);
        StackPane drawn = new StackPane(track, thumb);
        drawn.setAlignment(Pos.CENTER);
        setGraphic(drawn);
        setTooltip(hint);
        turn.setByAngle(360);
        turn.setInterpolator(Interpolator.LINEAR);
        turn.setCycleCount(Animation.INDEFINITE);
        patience.setOnFinished(_ -> wait(working));
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                turn.stop();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                fire();
                event.consume();
            }
        });
        show(Position.UNKNOWN, false, "", "");
    }

    /**
     * Shows a state.
     *
     * @param nowWorking whether the device was not heard yet after a press
     * @param words what a screen reader says, such as "Heater, on"
     * @param help what a press does, shown on hover
     */
    void show(Position now, boolean nowWorking, String words, String help) {
        boolean moved = now != position;
        position = now;
        pseudoClassStateChanged(ON, now == Position.ON);
        pseudoClassStateChanged(SOME, now == Position.SOME);
        pseudoClassStateChanged(UNKNOWN, now == Position.UNKNOWN);
        double place = place(now);
        slide.stop();
        if (moved && !motion.reduced() && getScene() != null) {
            slide.setToX(place);
            slide.play();
        } else {
            thumb.setTranslateX(place);
        }
        if (nowWorking != working) {
            working = nowWorking;
            pseudoClassStateChanged(WORKING, working);
            patience.stop();
            if (working) {
                patience.playFromStart();
            } else {
                wait(false);
            }
        }
        setAccessibleText(words);
        hint.setText(help);
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }

    private static double place(Position position) {
        return switch (position) {
            case ON -> WAY;
            case SOME -> 0;
            case OFF, UNKNOWN -> -WAY;
        };
    }

    private void wait(boolean on) {
        arc.setVisible(on);
        if (on && !motion.reduced()) {
            turn.play();
        } else {
            turn.stop();
        }
    }

    Position position() {
        return position;
    }

    boolean working() {
        return working;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED
                ? Boolean.valueOf(position == Position.ON)
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** Where the thumb is. */
    enum Position {
        OFF,
        /** Of several, some are on. */
        SOME,
        ON,
        /** The device said nothing yet. */
        UNKNOWN
    }
}
