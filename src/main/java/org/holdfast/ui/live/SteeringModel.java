// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Steering;
import org.holdfast.device.Steering.Direction;
import org.holdfast.ui.control.Background;

/**
 * Moves a camera while something is held, and halts it when that is let go. One order at a time is on its way, and
 * only the newest wish waits behind it: a camera that answers slowly never works through old ones. FX thread only, but
 * knows no window.
 */
public final class SteeringModel {
    private final Steering steering;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Direction>> wanted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DeviceException>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    /** What the camera does as far as is known. */
    private Optional<Direction> told = Optional.empty();

    private boolean telling;
    private Optional<Direction> underWay = Optional.empty();
    /** Whether the middle was asked for and let go of while another order was on its way. */
    private boolean tapped;

    public SteeringModel(Steering steering, Background background) {
        this.steering = steering;
        this.background = background;
    }

    /** Where it can be moved. */
    public Set<Direction> directions() {
        return steering.directions();
    }

    /** Whether a movement was ever seen on real hardware. */
    public boolean proven() {
        return steering.proven();
    }

    /** Where it is to move now; empty while nothing is held. */
    public ReadOnlyObjectProperty<Optional<Direction>> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    /** Why the last order was not followed. */
    public ReadOnlyObjectProperty<Optional<DeviceException>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Moves until {@link #release} or {@link #halt}; {@link Direction#CENTRE} ends by itself. */
    public void hold(Direction direction) {
        if (!steering.directions().contains(direction)
                || wanted.get().filter(direction::equals).isPresent()) {
            return;
        }
        refusal.set(Optional.empty());
        wanted.set(Optional.of(direction));
        goOn();
    }

    /** Lets go of one direction; another that is held since goes on. */
    public void release(Direction direction) {
        if (wanted.get().filter(direction::equals).isPresent()) {
            // Into the middle it goes by itself, to the end.
            tapped = direction == Direction.CENTRE && telling && !underWay.equals(wanted.get());
            wanted.set(Optional.empty());
            goOn();
        }
    }

    /** Halts whatever moves; for everything that takes the eyes or hands off it. */
    public void halt() {
        tapped = false;
        wanted.set(Optional.empty());
        goOn();
    }

    private void goOn() {
        Optional<Direction> next = tapped ? Optional.of(Direction.CENTRE) : wanted.get();
        if (telling || next.equals(told)) {
            return;
        }
        tapped = false;
        telling = true;
        underWay = next;
        background.act(
                () -> {
                    if (next.isPresent()) {
                        steering.move(next.get());
                    } else {
                        steering.halt();
                    }
                },
                () -> obeyed(next),
                why -> failed(next, why));
    }

    private void obeyed(Optional<Direction> order) {
        telling = false;
        told = order.filter(direction -> direction != Direction.CENTRE);
        if (order.filter(direction -> direction == Direction.CENTRE).isPresent()
                && wanted.get().equals(order)) {
            wanted.set(Optional.empty());
        }
        goOn();
    }

    /** After a movement that failed the camera may move all the same, so it is halted; a halt is not repeated. */
    private void failed(Optional<Direction> order, DeviceException why) {
        telling = false;
        told = order;
        wanted.set(Optional.empty());
        tapped = false;
        refusal.set(Optional.of(why));
        goOn();
    }
}
