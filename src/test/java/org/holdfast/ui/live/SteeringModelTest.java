// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Steering.Direction;
import org.holdfast.device.Text;
import org.holdfast.ui.stage.HandScreen;
import org.junit.jupiter.api.Test;

class SteeringModelTest {
    private final HandScreen screen = new HandScreen();
    private final ScriptedSteering camera = new ScriptedSteering();
    private final SteeringModel model = new SteeringModel(camera, screen.background());

    private static DeviceException silent() {
        return new DeviceException.TimedOut("127.0.0.7", Text.literal("moving"), null);
    }

    private void told(String... orders) {
        screen.until(() -> camera.orders().size() >= orders.length && screen.waiting() == 0);
        assertThat(camera.orders()).containsExactly(orders);
    }

    @Test
    void itMovesWhileADirectionIsHeldAndHaltsAfterwards() {
        model.hold(Direction.LEFT);
        model.hold(Direction.LEFT);
        assertThat(model.wantedProperty().get()).contains(Direction.LEFT);
        told("LEFT");

        model.release(Direction.LEFT);
        told("LEFT", "halt");
        model.halt();
        assertThat(camera.orders()).hasSize(2);
    }

    @Test
    void aTapThatEndsBeforeTheCameraAnsweredIsHaltedRightAfter() {
        CountDownLatch gate = new CountDownLatch(1);
        camera.hold(gate);
        model.hold(Direction.UP);
        model.release(Direction.UP);
        gate.countDown();

        told("UP", "halt");
    }

    @Test
    void onlyTheNewestWishWaitsForASlowCamera() {
        CountDownLatch gate = new CountDownLatch(1);
        camera.hold(gate);
        model.hold(Direction.UP);
        model.hold(Direction.LEFT);
        model.hold(Direction.DOWN);
        model.hold(Direction.RIGHT);
        gate.countDown();

        told("UP", "RIGHT");
        model.release(Direction.UP);
        assertThat(model.wantedProperty().get()).as("another is held").contains(Direction.RIGHT);
        model.halt();
        told("UP", "RIGHT", "halt");
    }

    @Test
    void theMiddleIsReachedWithoutHolding() {
        CountDownLatch gate = new CountDownLatch(1);
        camera.hold(gate);
        model.hold(Direction.UP);
        model.release(Direction.UP);
        model.hold(Direction.CENTRE);
        model.release(Direction.CENTRE);
        gate.countDown();

        told("UP", "CENTRE");
        assertThat(model.wantedProperty().get()).isEmpty();
        model.hold(Direction.CENTRE);
        model.release(Direction.CENTRE);
        told("UP", "CENTRE", "CENTRE");
        screen.until(() -> screen.waiting() == 0);
        model.hold(Direction.LEFT);
        told("UP", "CENTRE", "CENTRE", "LEFT");
    }

    @Test
    void whereItCannotMoveNothingIsAsked() {
        camera.turns(Set.of(Direction.LEFT, Direction.RIGHT));

        model.hold(Direction.UP);

        assertThat(model.wantedProperty().get()).isEmpty();
        assertThat(camera.orders()).isEmpty();
    }

    @Test
    void aMovementThatFailedIsHaltedOnceAndSaid() {
        camera.refuse(Optional.of(silent()));
        model.hold(Direction.LEFT);

        screen.until(() ->
                camera.orders().size() == 2 && model.refusalProperty().get().isPresent());
        assertThat(camera.orders()).containsExactly("LEFT", "halt");
        assertThat(model.wantedProperty().get()).isEmpty();

        camera.refuse(Optional.empty());
        screen.until(() -> {
            model.hold(Direction.RIGHT);
            return camera.orders().size() == 3;
        });
        assertThat(model.refusalProperty().get()).isEmpty();
        assertThat(camera.orders()).containsExactly("LEFT", "halt", "RIGHT");
        assertThat(screen.crashes()).isEmpty();
    }
}
