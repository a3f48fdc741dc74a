// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A list of words, which schema 1 kept in one text and schema 2 under another name. */
final class WordsShape implements Shape<List<String>> {
    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<String> initial() {
        return List.of();
    }

    @Override
    public void write(List<String> state, ObjectNode into) {
        ArrayNode words = into.putArray("words");
        state.forEach(words::add);
    }

    @Override
    public List<String> read(JsonNode content) throws MalformedStateException {
        JsonNode words = content.path("words");
        if (!words.isArray()) {
            throw new MalformedStateException("No words");
        }
        List<String> read = new ArrayList<>();
        words.forEach(word -> read.add(word.asString()));
        return List.copyOf(read);
    }

    @Override
    public void migrate(int from, ObjectNode content) throws MalformedStateException {
        if (from == 1) {
            ArrayNode list = content.putArray("list");
            for (String word : content.path("line").asString("").split(" ", -1)) {
                list.add(word);
            }
        } else if (from == 2) {
            content.set("words", content.path("list"));
        } else {
            Shape.super.migrate(from, content);
        }
    }
}
