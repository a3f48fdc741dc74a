// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.miio.dialect.Entry;
import org.holdfast.family.miio.dialect.MiotProperties;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device with numbered properties that does what a test says, and remembers what it was told. */
final class ScriptedMiot implements MiotProperties {
    private final Map<String, JsonNode> values = new HashMap<>();
    private final Map<String, JsonNode> coming = new HashMap<>();
    private final Set<String> stubborn = new HashSet<>();
    private final Set<String> refusing = new HashSet<>();
    private final Set<String> slow = new HashSet<>();
    private final List<String> told = new ArrayList<>();
    private final List<List<String>> asked = new ArrayList<>();

    /** @param json such as {@code true} */
    ScriptedMiot with(String address, String json) {
        values.put(address, JsonMapper.shared().readTree(json));
        return this;
    }

    /** Says yes to what is written there and keeps its value. */
    ScriptedMiot stubbornAt(String address) {
        stubborn.add(address);
        return this;
    }

    ScriptedMiot refusingAt(String address) {
        refusing.add(address);
        return this;
    }

    /** Shows what was written there only when it is asked the second time. */
    ScriptedMiot slowAt(String address) {
        slow.add(address);
        return this;
    }

    String value(String address) {
        return String.valueOf(values.get(address));
    }

    /** What was written and done, in order. */
    List<String> told() {
        return List.copyOf(told);
    }

    /** What was asked for, one list each time. */
    List<List<String>> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Map<PropertyAddress, Entry> get(List<PropertyAddress> addresses) {
        asked.add(addresses.stream().map(PropertyAddress::toString).toList());
        Map<PropertyAddress, Entry> entries = new LinkedHashMap<>();
        for (PropertyAddress address : addresses) {
            JsonNode value = values.get(address.toString());
            entries.put(address, value == null ? new Entry.Code(-4003) : new Entry.Value(value));
            JsonNode next = coming.remove(address.toString());
            if (next != null) {
                values.put(address.toString(), next);
            }
        }
        return entries;
    }

    @Override
    public void write(PropertyAddress address, JsonNode value) throws DeviceException {
        String where = address.toString();
        told.add(where + "=" + value);
        if (refusing.contains(where)) {
            throw refused();
        }
        if (slow.contains(where)) {
            coming.put(where, value);
        } else if (!stubborn.contains(where)) {
            values.put(where, value);
        }
    }

    @Override
    public Entry set(PropertyAddress address, JsonNode value) {
        throw new AssertionError("Whoever writes reads back more than that");
    }

    @Override
    public List<JsonNode> action(int siid, int aiid, List<JsonNode> in) throws DeviceException {
        told.add("action " + siid + "." + aiid + in);
        if (refusing.contains("action " + siid + "." + aiid)) {
            throw refused();
        }
        return List.of();
    }

    static DeviceException.Refused refused() {
        return new DeviceException.Refused(
                "192.0.2.1:54321", Text.literal("asking"), Text.literal("no"), Text.literal("leave it"));
    }
}
