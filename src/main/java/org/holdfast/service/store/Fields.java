// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads fields out of JSON, bounded. */
final class Fields {
    private static final int LONGEST = 2000;
    private static final int MOST = 200;

    private Fields() {}

    static String text(JsonNode node, String name) throws MalformedStateException {
        JsonNode value = node.path(name);
        if (!value.isString() || value.stringValue().length() > LONGEST) {
            throw new MalformedStateException(name + " is no text");
        }
        return value.stringValue();
    }

    /** A text that may be missing, and that counts as missing when it is something else. */
    static Optional<String> optionalText(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() && value.stringValue().length() <= LONGEST
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    static boolean flag(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isBoolean() && value.booleanValue();
    }

    static Map<String, String> texts(JsonNode node, String name) throws MalformedStateException {
        JsonNode object = node.path(name);
        Map<String, String> texts = new TreeMap<>();
        if (object.isMissingNode()) {
            return texts;
        }
        if (!object.isObject() || object.size() > MOST) {
            throw new MalformedStateException(name + " is no list of texts");
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            texts.put(entry.getKey(), text(object, entry.getKey()));
        }
        return texts;
    }
}
