// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

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
 * Pan and tilt: one number begins a movement, the next one ends it (protocol reference, section 5.1, command 128).
 * Thread-safe.
 */
final class JsonSteering implements Steering {
    private static final List<JsonSetting> LIGHTS =
            List.of(JsonSetting.LAMP, JsonSetting.INFRARED, JsonSetting.WHITE_LIGHT);
    private static final int RECENTRE = 132;

    private final JsonClient client;
    private final JsonSettings settings;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile @Nullable Direction moving;

    JsonSteering(JsonClient client, JsonSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Set<Direction> directions() {
        return EnumSet.allOf(Direction.class);
    }

    @Override
    public void move(Direction direction) throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            if (moving == direction) {
                return;
            }
            end();
            if (direction == Direction.CENTRE) {
                taken(client.hint(JsonCommand.PTZ_CONTROL, Map.of("parms", 1, "value", RECENTRE)));
                return;
            }
            // Set first: a command whose reply is lost may have begun the movement.
            moving = direction;
            Optional<JsonReply> reply = client.hint(JsonCommand.PTZ_CONTROL, fields(number(direction)));
            if (reply.isPresent() && reply.get().result() != 0) {
                moving = null;
            }
            taken(reply);
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
            Map<String, Object> stop = fields(number(direction) + 1);
            Optional<JsonReply> reply = client.hint(JsonCommand.PTZ_CONTROL, stop);
            if (reply.isEmpty()) {
                reply = client.hint(JsonCommand.PTZ_CONTROL, stop);
            }
            moving = null;
            taken(reply);
        }
    }

    /** Silence is no failure: the camera acknowledged the packet. */
    private void taken(Optional<JsonReply> reply) throws DeviceException.Refused {
        if (reply.isPresent() && reply.get().result() != 0) {
            throw client.refused(JsonCommand.PTZ_CONTROL, reply.get());
        }
    }

    /** Tells a moving camera to stop, without waiting for its answer. */
    void haltBeforeTheEnd() throws DeviceException {
        Direction direction = moving;
        if (direction != null) {
            moving = null;
            client.post(JsonCommand.PTZ_CONTROL, fields(number(direction) + 1));
        }
    }

    private static Map<String, Object> fields(int value) {
        return Map.of("parms", 0, "value", value);
    }

    private static int number(Direction direction) {
        return switch (direction) {
            case UP -> 0;
            case DOWN -> 2;
            case LEFT -> 4;
            case RIGHT -> 6;
            case CENTRE -> RECENTRE;
        };
    }

    @Override
    public List<String> beside() {
        return settings.reported(LIGHTS);
    }

    @Override
    public boolean proven() {
        return true;
    }
}
