// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.service.CommandHistory;
import org.holdfast.service.CommandHistory.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands of each device as JSON: {@code devices}, a list each. */
final class CommandHistoryShape implements Shape<Map<String, List<Command>>> {
    static final int MOST_DEVICES = 200;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Map<String, List<Command>> initial() {
        return Map.of();
    }

    @Override
    public void write(Map<String, List<Command>> state, ObjectNode into) {
        ArrayNode devices = into.putArray("devices");
        state.forEach((device, commands) -> {
            ObjectNode node = devices.addObject();
            node.put("id", device);
            ArrayNode list = node.putArray("commands");
            for (Command command : commands) {
                list.addObject().put("method", command.method()).put("parameters", command.parameters());
            }
        });
    }

    @Override
    public Map<String, List<Command>> read(JsonNode content) throws MalformedStateException {
        JsonNode devices = content.path("devices");
        if (!devices.isArray() || devices.size() > MOST_DEVICES) {
            throw new MalformedStateException("There is no list of devices");
        }
        Map<String, List<Command>> all = new LinkedHashMap<>();
        for (JsonNode node : devices) {
            JsonNode list = node.path("commands");
            if (!list.isArray() || list.size() > CommandHistory.MOST) {
                throw new MalformedStateException("There is no list of commands");
            }
            List<Command> commands = new ArrayList<>();
            for (JsonNode each : list) {
                Command command = new Command(Fields.text(each, "method"), Fields.text(each, "parameters"));
                // Somebody may have written one in by hand.
                if (command.keepable()) {
                    commands.add(command);
                }
            }
            all.put(Fields.text(node, "id"), List.copyOf(commands));
        }
        return all;
    }
}
