// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.holdfast.service.WallState.Look;

/**
 * The keys of a live picture: F full screen, S snapshot, R record, I figures, M sound, O turn, C time on the picture,
 * plus and minus for a closer look, 0 for the whole picture, Escape out of full screen; arrows, Home, L and N steer
 * where there is something to steer. Arrows move a close look instead where the camera cannot be moved, and with Shift
 * always. FX thread only.
 */
final class CanvasKeys {
    private final LiveCanvas canvas;
    private final CanvasZoom zoom;
    private Optional<CameraSteering> steering = Optional.empty();

    CanvasKeys(LiveCanvas canvas, CanvasZoom zoom) {
        this.canvas = canvas;
        this.zoom = zoom;
    }

    void steer(Optional<CameraSteering> newSteering) {
        steering = newSteering;
    }

    /** Halts what moves when the picture loses the keyboard, its window loses it, or the picture leaves the screen. */
    Subscription haltWhenLeft() {
        return Subscription.combine(
                canvas.focusedProperty().subscribe(this::haltUnless),
                window().flatMap(window -> window.focusedProperty())
                        .orElse(false)
                        .subscribe(this::haltUnless),
                window().flatMap(window -> window.showingProperty())
                        .orElse(false)
                        .subscribe(this::haltUnless));
    }

    private ObservableValue<Window> window() {
        return canvas.sceneProperty().flatMap(scene -> scene.windowProperty());
    }

    private void haltUnless(boolean focused) {
        if (!focused) {
            steering.ifPresent(steers -> steers.moving().halt());
        }
    }

    void pressed(KeyEvent event) {
        // What is typed into a field on the picture, such as a password, is meant for the field.
        if (event.isShortcutDown()
                || event.isAltDown()
                || event.isConsumed()
                || event.getTarget() instanceof TextInputControl) {
            return;
        }
        KeyCode code = event.getCode();
        boolean meant = event.isShiftDown()
                ? pushed(code) || zoomed(event) || did(code)
                : steered(code) || zoomed(event) || pushed(code) || did(code);
        if (meant) {
            event.consume();
        }
    }

    private boolean steered(KeyCode code) {
        return steering.filter(steers -> steers.pressed(code)).isPresent();
    }

    void released(KeyEvent event) {
        if (steering.filter(steers -> steers.released(event.getCode())).isPresent()) {
            event.consume();
        }
    }

    /** Plus stands beside shift on many keyboards, so the character counts too. */
    private boolean zoomed(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoom.closer();
            case MINUS, SUBTRACT -> zoom.lessClose();
            case DIGIT0, NUMPAD0 -> zoom.back();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean pushed(KeyCode code) {
        if (!zoom.close()) {
            return false;
        }
        switch (code) {
            case LEFT, KP_LEFT -> zoom.push(-1, 0);
            case RIGHT, KP_RIGHT -> zoom.push(1, 0);
            case UP, KP_UP -> zoom.push(0, -1);
            case DOWN, KP_DOWN -> zoom.push(0, 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean did(KeyCode code) {
        switch (code) {
            case F -> canvas.toggleFullScreen();
            case S -> canvas.model().snapshot();
            case R -> canvas.model().toggleRecording();
            case I -> canvas.toggleStatistics();
            case M -> canvas.model().look(look -> look.withMuted(!look.muted()));
            case O -> canvas.model().look(Look::turned);
            case C -> canvas.model().look(look -> look.withStamped(!look.stamped()));
            case ESCAPE -> {
                if (!canvas.fullScreenProperty().get()) {
                    return false;
                }
                canvas.toggleFullScreen();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
