// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.dialect.LegacyMethods;
import org.holdfast.family.miio.wire.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** A device with methods of its own that does what a test says, and remembers what it was told. */
final class ScriptedLegacy implements LegacyMethods {
    private final Map<String, JsonNode> properties = new HashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final Map<String, Runnable> deeds = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final List<String> told = new ArrayList<>();
    private final List<List<String>> asked = new ArrayList<>();

    /** @param json such as {@code "on"} */
    ScriptedLegacy with(String name, String json) {
        properties.put(name, JsonMapper.shared().readTree(json));
        return this;
    }

    /** Refuses all for a name that it does not know. */
    ScriptedLegacy without(String name) {
        unknown.add(name);
        return this;
    }

    /** @param call as {@link #told} has it */
    ScriptedLegacy answering(String call, String json) {
        answers.put(call, JsonMapper.shared().readTree(json));
        return this;
    }

    /** @param call as {@link #told} has it */
    ScriptedLegacy doing(String call, Runnable deed) {
        deeds.put(call, deed);
        return this;
    }

    List<String> told() {
        return List.copyOf(told);
    }

    List<List<String>> asked() {
        return List.copyOf(asked);
    }

    @Override
    public JsonNode call(String method, JsonNode params, Call.Kind kind) throws DeviceException {
        String call = method + params;
        if (kind != Call.Kind.READ) {
            told.add(kind == Call.Kind.SET ? call : kind + " " + call);
        }
        Runnable deed = deeds.get(call);
        if (deed != null) {
            deed.run();
            return JsonMapper.shared().readTree("[\"ok\"]");
        }
        JsonNode answer = answers.get(call);
        if (answer == null) {
            throw ScriptedMiot.refused();
        }
        return answer;
    }

    @Override
    public JsonNode callChild(String child, String method, JsonNode params, Call.Kind kind) throws DeviceException {
        return call(child + " " + method, params, kind);
    }

    @Override
    public List<JsonNode> getProp(List<String> names) throws DeviceException {
        asked.add(names);
        if (names.stream().anyMatch(unknown::contains)) {
            throw ScriptedMiot.refused();
        }
        return names.stream()
                .map(name -> properties.getOrDefault(name, NullNode.getInstance()))
                .toList();
    }
}
