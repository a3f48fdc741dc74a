// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.service.DownloadRules.Rule;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules as JSON, one line a device. */
final class RulesShape implements Shape<Map<String, Rule>> {
    private static final int MOST = 1000;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Map<String, Rule> initial() {
        return Map.of();
    }

    @Override
    public void write(Map<String, Rule> state, ObjectNode into) {
        ArrayNode rules = into.putArray("rules");
        new TreeMap<>(state)
                .forEach((device, rule) -> rules.addArray()
                        .add(device)
                        .add(rule.folder().toString())
                        .add(rule.lockedOnly() ? 1 : 0)
                        .add(rule.convert() ? 1 : 0));
    }

    @Override
    public Map<String, Rule> read(JsonNode content) throws MalformedStateException {
        JsonNode rules = content.path("rules");
        if (!rules.isArray() || rules.size() > MOST) {
            throw new MalformedStateException("There is no list of rules");
        }
        Map<String, Rule> read = new TreeMap<>();
        for (JsonNode row : rules) {
            read.put(
                    Rows.text(row, 0),
                    new Rule(Rows.path(Rows.text(row, 1)), Rows.number(row, 2) > 0, Rows.number(row, 3) > 0));
        }
        return Collections.unmodifiableMap(read);
    }
}
