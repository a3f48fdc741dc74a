// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;
import javafx.util.Subscription;
import org.holdfast.device.Steering.Direction;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** Arrows around a middle: a camera moves while one is held and halts when it is let go. */
final class SteeringPad extends GridPane {
    private static final PseudoClass MOVING = PseudoClass.getPseudoClass("moving");

    private final SteeringModel model;
    private final Map<Direction, Button> buttons;
    private Subscription subscriptions = Subscription.EMPTY;

    SteeringPad(SteeringModel model, Phrases phrases) {
        this.model = model;
        setId("steering-pad");
        getStyleClass().add("steering-pad");
        setAlignment(Pos.CENTER);
        buttons = Map.of(
                Direction.UP, button(Direction.UP, Feather.CHEVRON_UP, phrases.of("steer.up")),
                Direction.DOWN, button(Direction.DOWN, Feather.CHEVRON_DOWN, phrases.of("steer.down")),
                Direction.LEFT, button(Direction.LEFT, Feather.CHEVRON_LEFT, phrases.of("steer.left")),
                Direction.RIGHT, button(Direction.RIGHT, Feather.CHEVRON_RIGHT, phrases.of("steer.right")),
                Direction.CENTRE, button(Direction.CENTRE, Feather.CROSSHAIR, phrases.of("steer.centre")));
        place(Direction.UP, 1, 0);
        place(Direction.LEFT, 0, 1);
        place(Direction.CENTRE, 1, 1);
        place(Direction.RIGHT, 2, 1);
        place(Direction.DOWN, 1, 2);
        subscriptions =
                Subscription.combine(subscriptions, model.wantedProperty().subscribe(this::show));
    }

    private void place(Direction direction, int column, int row) {
        Button button = buttons.get(direction);
        if (button != null && model.directions().contains(direction)) {
            add(button, column, row);
        }
    }

    private Button button(Direction direction, Feather icon, String words) {
        Button button =
                Icons.button("steer-" + direction.name().toLowerCase(java.util.Locale.ROOT), icon, words, () -> {});
        button.getStyleClass().add("steer");
        // Armed is what both the pointer and the space bar make of it, and it ends when either leaves.
        subscriptions =
                Subscription.combine(subscriptions, button.armedProperty().subscribe(armed -> {
                    if (armed) {
                        model.hold(direction);
                    } else {
                        model.release(direction);
                    }
                }));
        return button;
    }

    private void show(Optional<Direction> wanted) {
        buttons.forEach((direction, button) -> button.pseudoClassStateChanged(
                MOVING, wanted.filter(direction::equals).isPresent()));
    }

    void dispose() {
        subscriptions.unsubscribe();
    }
}
