// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Steering;
import org.jspecify.annotations.Nullable;

/**
 * Pan and tilt. The reference names the call and not its numbers; these are those of the JSON dialect's motor, whose
 * firmware is kin, so all of it is unverified. Thread-safe.
 */
final class CgiSteering implements Steering {
    private final CgiClient client;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile @Nullable Direction moving;

    CgiSteering(CgiClient client) {
        this.client = client;
    }

    @Override
    public Set<Direction> directions() {
        return EnumSet.complementOf(EnumSet.of(Direction.CENTRE));
    }

    @Override
    public void move(Direction direction) throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            if (moving == direction || direction == Direction.CENTRE) {
                return;
            }
            end();
            // Set first: a call whose reply is lost may have begun the movement.
            moving = direction;
            Optional<CgiReply> reply = client.hint(CgiCall.DECODER_CONTROL, parameters(number(direction)));
            if (reply.isPresent() && reply.get().result() != 0) {
                moving = null;
                client.require(CgiCall.DECODER_CONTROL, reply.get());
            }
        } finally {
            turn.release();
        }
    }

    @Override
    public void halt() throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            end();
        } finally {
            turn.release();
        }
    }

    /** A stop without an answer is sent once more. */
    private void end() throws DeviceException, InterruptedException {
        Direction direction = moving;
        if (direction != null) {
            Map<String, String> stop = parameters(number(direction) + 1);
            if (client.hint(CgiCall.DECODER_CONTROL, stop).isEmpty()) {
                Optional<CgiReply> _ = client.hint(CgiCall.DECODER_CONTROL, stop);
            }
            moving = null;
        }
    }

    /** Tells a moving camera to stop, without waiting for its answer. */
    void haltBeforeTheEnd() throws DeviceException {
        Direction direction = moving;
        if (direction != null) {
            moving = null;
            client.post(CgiCall.DECODER_CONTROL, parameters(number(direction) + 1));
        }
    }

    private static Map<String, String> parameters(int command) {
        return Map.of("command", Integer.toString(command), "onestep", "0");
    }

    private static int number(Direction direction) {
        return switch (direction) {
            case UP -> 0;
            case DOWN -> 2;
            case LEFT -> 4;
            case RIGHT -> 6;
            case CENTRE -> throw new IllegalArgumentException("Not known");
        };
    }

    @Override
    public List<String> beside() {
        return List.of();
    }

    @Override
    public boolean proven() {
        return false;
    }
}
