// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds JSON in a text, wherever it begins, and in it the objects that describe devices. */
final class JsonTokens {
    private static final int DEEPEST = 40;
    /** How often the text is read at most, however many brackets it has that nothing closes. */
    private static final int MOST_READINGS = 20;

    private static final Pattern DID = Pattern.compile("[0-9]{3,12}");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(PastedTokens.LONGEST)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    private JsonTokens() {}

    /** Adds what it finds; returns the text without the JSON that held devices. */
    static String read(String text, DeviceCollection devices) {
        StringBuilder rest = new StringBuilder();
        long budget = (long) MOST_READINGS * text.length();
        int at = 0;
        while (at < text.length()) {
            char bracket = text.charAt(at);
            if ((bracket == '{' || bracket == '[') && budget > 0) {
                int end = end(text, at);
                budget -= (end < 0 ? text.length() : end) - at;
                if (end > 0 && held(text.substring(at, end), devices)) {
                    at = end;
                    rest.append('\n');
                    continue;
                }
            }
            rest.append(bracket);
            at++;
        }
        return rest.toString();
    }

    /** Where the value that begins here ends; -1 where it does not. */
    private static int end(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quoted) {
                if (character == '\\') {
                    i++;
                } else if (character == '"') {
                    quoted = false;
                }
            } else if (character == '"') {
                quoted = true;
            } else if (character == '{' || character == '[') {
                if (++depth > DEEPEST) {
                    return -1;
                }
            } else if ((character == '}' || character == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean held(String json, DeviceCollection devices) {
        int before = devices.size();
        try {
            walk(JSON.readTree(json), "", devices);
        } catch (JacksonException notJson) {
            return false;
        }
        return devices.size() > before;
    }

    private static void walk(JsonNode node, String key, DeviceCollection devices) {
        if (node.isArray()) {
            for (JsonNode member : node) {
                walk(member, "", devices);
            }
        }
        if (!node.isObject()) {
            return;
        }
        Map<Column, String> fields = new EnumMap<>(Column.class);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            Column column = Column.of(member.getKey());
            JsonNode value = member.getValue();
            if (column != null && (value.isString() || value.isNumber())) {
                if (!Column.isVague(member.getKey()) || !fields.containsKey(column)) {
                    fields.put(column, value.asString());
                }
            } else if (value.isString() && DID.matcher(member.getKey()).matches()) {
                devices.add(Map.of(Column.DID, member.getKey(), Column.TOKEN, value.asString()));
            } else {
                walk(value, member.getKey(), devices);
            }
        }
        if (fields.containsKey(Column.TOKEN)) {
            if (DID.matcher(key).matches()) {
                fields.putIfAbsent(Column.DID, key);
            }
            devices.add(fields);
        }
    }
}
