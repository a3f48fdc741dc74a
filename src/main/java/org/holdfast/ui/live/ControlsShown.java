// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.holdfast.ui.control.Motion;

/**
 * Lets controls appear over a picture when the pointer moves or a key is pressed there, and hides them again after a
 * while, unless the pointer rests on them or the keyboard's focus is among them.
 */
public final class ControlsShown {
    private static final Duration REST = Duration.seconds(2.5);

    private final Region ground;
    private final Region controls;
    private final Motion motion;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(false);
    private final PauseTransition rest = new PauseTransition(REST);
    private final EventHandler<InputEvent> moved = _ -> wake();
    private final EventHandler<MouseEvent> left = _ -> sleep();
    private final Subscription focus;

    /**
     * @param ground where movement counts
     * @param controls hidden at first
     */
    public ControlsShown(Region ground, Region controls, Motion motion) {
        this.ground = ground;
        this.controls = controls;
        this.motion = motion;
        controls.setVisible(false);
        ground.addEventFilter(MouseEvent.MOUSE_MOVED, moved);
        ground.addEventFilter(MouseEvent.MOUSE_PRESSED, moved);
        ground.addEventFilter(KeyEvent.KEY_PRESSED, moved);
        ground.addEventHandler(MouseEvent.MOUSE_EXITED, left);
        focus = Subscription.combine(
                ground.focusVisibleProperty().subscribe(visible -> {
                    if (visible) {
                        wake();
                    }
                }),
                controls.focusWithinProperty().subscribe(within -> {
                    if (within) {
                        wake();
                    }
                }));
        rest.setOnFinished(_ -> sleep());
    }

    /** Whether they can be seen. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Shows the controls and starts their time again. */
    public void wake() {
        if (!shown.get()) {
            shown.set(true);
            controls.setVisible(true);
            motion.fadeIn(controls);
        }
        rest.playFromStart();
    }

    /** Listens no more. */
    public void dispose() {
        rest.stop();
        focus.unsubscribe();
        ground.removeEventFilter(MouseEvent.MOUSE_MOVED, moved);
        ground.removeEventFilter(MouseEvent.MOUSE_PRESSED, moved);
        ground.removeEventFilter(KeyEvent.KEY_PRESSED, moved);
        ground.removeEventHandler(MouseEvent.MOUSE_EXITED, left);
    }

    private void sleep() {
        if (!shown.get()) {
            return;
        }
        if (controls.isHover() || focusSeenInside()) {
            rest.playFromStart();
            return;
        }
        shown.set(false);
        motion.fadeOut(controls, () -> controls.setVisible(shown.get()));
    }

    /** Focus that came by the keyboard; a click leaves focus on a button too, but nobody is looking for it there. */
    private boolean focusSeenInside() {
        if (!controls.isFocusWithin() || controls.getScene() == null) {
            return false;
        }
        Node owner = controls.getScene().getFocusOwner();
        return owner != null && owner.isFocusVisible();
    }
}
