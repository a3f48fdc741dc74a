// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.NumberedSteering;

/** Pan and tilt (protocol reference, section 5.1, command 128). Thread-safe. */
final class JsonSteering extends NumberedSteering<JsonCommand, Map<String, Object>, JsonReply> {
    private static final List<JsonSetting> LIGHTS =
            List.of(JsonSetting.LAMP, JsonSetting.INFRARED, JsonSetting.WHITE_LIGHT);
    private static final int RECENTRE = 132;

    private final JsonSettings settings;

    JsonSteering(JsonClient client, JsonSettings settings) {
        super(client, JsonCommand.PTZ_CONTROL, number -> Map.of("parms", 0, "value", number));
        this.settings = settings;
    }

    @Override
    public Set<Direction> directions() {
        return EnumSet.allOf(Direction.class);
    }

    @Override
    protected boolean begin(Direction direction) throws DeviceException, InterruptedException {
        if (direction != Direction.CENTRE) {
            return super.begin(direction);
        }
        order(Map.of("parms", 1, "value", RECENTRE));
        return false;
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
