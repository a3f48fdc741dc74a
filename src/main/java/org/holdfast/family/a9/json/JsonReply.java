// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One reply. What it holds is the camera's word: bounded here, and never markup or a file's name. */
final class JsonReply {
    /** Words are cut to this. */
    static final int LONGEST_WORDS = 120;

    private static final int DEEPEST = 16;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern COMMAND = Pattern.compile("\"cmd\"\\s*:\\s*\"?([0-9]{1,6})");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(JsonRecord.LONGEST)
                            .maxNumberLength(30)
                            .maxNameLength(200)
                            .maxDocumentLength(JsonRecord.LONGEST)
                            .build())
                    // Cameras write network names as they are.
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final int command;
    private final Optional<ObjectNode> fields;

    private JsonReply(int command, Optional<ObjectNode> fields) {
        this.command = command;
        this.fields = fields;
    }

    /** Reads a whole text; empty when it is no object with a command. */
    static Optional<JsonReply> read(byte[] text) {
        // What is not UTF-8, such as a name in another coding, becomes U+FFFD instead of costing the whole reply.
        String words = new String(text, 0, length(text), StandardCharsets.UTF_8);
        try {
            if (JSON.readTree(words) instanceof ObjectNode object) {
                JsonReply reply = new JsonReply(0, Optional.of(object));
                OptionalLong command = reply.number("cmd");
                return command.isPresent() && command.getAsLong() >= 0 && command.getAsLong() <= 1_000_000
                        ? Optional.of(new JsonReply((int) command.getAsLong(), Optional.of(object)))
                        : Optional.empty();
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A reply of which nothing but its command can be read; empty where not even that. */
    static Optional<JsonReply> unreadable(byte[] text) {
        Matcher matcher = COMMAND.matcher(new String(text, 0, length(text), StandardCharsets.ISO_8859_1));
        return matcher.find()
                ? Optional.of(new JsonReply(Integer.parseInt(matcher.group(1)), Optional.empty()))
                : Optional.empty();
    }

    /** Texts may end in zero bytes. */
    private static int length(byte[] text) {
        int length = text.length;
        while (length > 0 && text[length - 1] == 0) {
            length--;
        }
        return length;
    }

    int command() {
        return command;
    }

    /** Whether its text could be read. */
    boolean readable() {
        return fields.isPresent();
    }

    /** What came of the command: 0 done, below that not; 0 where it does not say. */
    long result() {
        return number("result").orElse(0);
    }

    boolean has(String field) {
        return fields.map(each -> each.has(field)).orElse(false);
    }

    /** A whole number, also where it is written as a text. */
    OptionalLong number(String field) {
        JsonNode value = fields.map(each -> each.path(field)).orElse(null);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return OptionalLong.of(value.longValue());
        }
        return value.isString() && NUMBER.matcher(value.stringValue()).matches()
                ? OptionalLong.of(Long.parseLong(value.stringValue()))
                : OptionalLong.empty();
    }

    /** Words without control characters, at most {@link #LONGEST_WORDS} long. */
    Optional<String> words(String field) {
        JsonNode value = fields.map(each -> each.path(field)).orElse(null);
        if (value == null || !value.isString()) {
            return Optional.empty();
        }
        String plain = value.stringValue().replaceAll("\\p{Cntrl}+", " ").strip();
        return Optional.of(plain.length() > LONGEST_WORDS ? plain.substring(0, LONGEST_WORDS) : plain);
    }

    /** The text exactly as the camera gave it, for what is sent back to it. */
    Optional<String> exact(String field) {
        JsonNode value = fields.map(each -> each.path(field)).orElse(null);
        return value == null || !value.isString() ? Optional.empty() : Optional.of(value.stringValue());
    }
}
