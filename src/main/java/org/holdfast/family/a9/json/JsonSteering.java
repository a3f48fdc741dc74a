// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.HeldSteering;

/**
 * Pan and tilt: one number begins a movement, the next one ends it (protocol reference, section 5.1, command 128).
 * Thread-safe.
 */
final class JsonSteering extends HeldSteering {
    private static final List<JsonSetting> LIGHTS =
            List.of(JsonSetting.LAMP, JsonSetting.INFRARED, JsonSetting.WHITE_LIGHT);
    private static final int RECENTRE = 132;

    private final JsonClient client;
    private final JsonSettings settings;

    JsonSteering(JsonClient client, JsonSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Set<Direction> directions() {
        return EnumSet.allOf(Direction.class);
    }

    @Override
    protected boolean begin(Direction direction) throws DeviceException, InterruptedException {
        boolean centre = direction == Direction.CENTRE;
        taken(client.hint(
                JsonCommand.PTZ_CONTROL, centre ? Map.of("parms", 1, "value", RECENTRE) : fields(number(direction))));
        return !centre;
    }

    /** A stop without an answer is sent once more. */
    @Override
    protected void end(Direction direction) throws DeviceException, InterruptedException {
        Map<String, Object> stop = fields(number(direction) + 1);
        Optional<JsonReply> reply = client.hint(JsonCommand.PTZ_CONTROL, stop);
        taken(reply.isPresent() ? reply : client.hint(JsonCommand.PTZ_CONTROL, stop));
    }

    /** Silence is no failure: the camera acknowledged the packet. */
    private void taken(Optional<JsonReply> reply) throws DeviceException.Refused {
        if (reply.isPresent() && reply.get().result() != 0) {
            throw client.refused(JsonCommand.PTZ_CONTROL, reply.get());
        }
    }

    @Override
    protected void endAtOnce(Direction direction) throws DeviceException {
        client.post(JsonCommand.PTZ_CONTROL, fields(number(direction) + 1));
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
