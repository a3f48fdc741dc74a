// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.util.concurrent.Semaphore;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Steering;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pan and tilt by a motor that turns until it is told to stop: one movement at a time, and each of them is stopped.
 * Thread-safe.
 */
public abstract class HeldSteering implements Steering {
    private static final Logger LOG = LoggerFactory.getLogger(HeldSteering.class);

    private final Semaphore turn = new Semaphore(1, true);
    private volatile @Nullable Direction moving;

    /**
     * Begins a movement. Called for one direction at a time.
     *
     * @return whether it goes on until it is stopped
     * @throws DeviceException.Refused when there is no movement
     */
    protected abstract boolean begin(Direction direction) throws DeviceException, InterruptedException;

    /** Ends a movement. */
    protected abstract void end(Direction direction) throws DeviceException, InterruptedException;

    /** Ends a movement without waiting for an answer. */
    protected abstract void endAtOnce(Direction direction) throws DeviceException;

    @Override
    public final void move(Direction direction) throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            boolean held = moving == direction && direction != Direction.CENTRE;
            if (held || !directions().contains(direction)) {
                return;
            }
            endMoving();
            // Set first: a command whose answer is lost may have begun the movement.
            moving = direction;
            try {
                if (!begin(direction)) {
                    moving = null;
                }
            } catch (DeviceException.Refused e) {
                moving = null;
                throw e;
            }
        } finally {
            turn.release();
        }
    }

    @Override
    public final void halt() throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            endMoving();
        } finally {
            turn.release();
        }
    }

    private void endMoving() throws DeviceException, InterruptedException {
        Direction direction = moving;
        if (direction != null) {
            try {
                end(direction);
                moving = null;
            } catch (DeviceException.Refused e) {
                moving = null;
                throw e;
            }
        }
    }

    /** Tells a moving camera to stop, without waiting for its answer. */
    public final void haltBeforeTheEnd() {
        Direction direction = moving;
        if (direction != null) {
            moving = null;
            try {
                endAtOnce(direction);
            } catch (DeviceException e) {
                LOG.debug("A camera could not be told to stop: {}", e.getMessage());
            }
        }
    }
}
