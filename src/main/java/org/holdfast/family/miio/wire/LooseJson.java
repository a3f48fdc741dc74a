// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a device's JSON: as it is first and, only where that fails, with one repair after the other, each on what came,
 * and with all at once in the end (protocol reference, section 4). What is read is bounded in size and depth.
 */
public final class LooseJson {
    /** In bytes; a datagram cannot hold more. */
    static final int LONGEST = 1 << 16;

    private static final int DEEPEST = 32;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*([0-9]{1,15})");
    private static final Set<Quirk> ALL = EnumSet.allOf(Quirk.class);
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST)
                            .maxNumberLength(60)
                            .maxNameLength(1000)
                            .maxDocumentLength(8L * LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What a text turned out to be. */
    public sealed interface Reading {
        /**
         * An object.
         *
         * @param quirk what had to be repaired; empty where nothing had to
         */
        record Sound(ObjectNode object, Optional<Quirk> quirk) implements Reading {}

        /** Nothing: the device is there and the token right, but it has no details to tell. */
        record Empty() implements Reading {}

        /**
         * Something that no repair makes readable.
         *
         * @param cut whether it looks cut off, as answers that are too large for a device do
         * @param id the id that can still be seen in it
         */
        record Unreadable(boolean cut, OptionalLong id) implements Reading {}
    }

    private LooseJson() {}

    /** Reads a text as it was deciphered. */
    public static Reading read(byte[] text) {
        int length = text.length;
        while (length > 0 && text[length - 1] == 0) {
            length--;
        }
        if (length > LONGEST) {
            return new Reading.Unreadable(false, OptionalLong.empty());
        }
        // What is not UTF-8 becomes U+FFFD instead of costing the whole answer.
        String words = new String(text, 0, length, StandardCharsets.UTF_8);
        if (words.isBlank()) {
            return new Reading.Empty();
        }
        ObjectNode object = parse(words);
        return object != null ? new Reading.Sound(object, Optional.empty()) : repaired(words);
    }

    private static Reading repaired(String broken) {
        for (Quirk quirk : Quirk.values()) {
            ObjectNode object = repaired(broken, quirk);
            if (object != null) {
                return new Reading.Sound(object, Optional.of(quirk));
            }
        }
        Matcher id = ID.matcher(broken);
        return new Reading.Unreadable(
                JsonRepair.unfinished(broken),
                id.find() ? OptionalLong.of(Long.parseLong(id.group(1))) : OptionalLong.empty());
    }

    private static @Nullable ObjectNode repaired(String broken, Quirk quirk) {
        return switch (quirk) {
            case RUBBISH_BEHIND_ZERO -> {
                ObjectNode object = parseIfOther(broken, cut(broken, broken.lastIndexOf('\0')));
                yield object != null ? object : parseIfOther(broken, cut(broken, broken.indexOf('\0')));
            }
            case SEVERAL_ZEROS, DOUBLED_COMMA, EMPTY_MEMBER, HOLES, CONTROL_CHARACTERS ->
                parseIfOther(broken, JsonRepair.mend(broken, Set.of(quirk)));
            case SEVERAL -> {
                ObjectNode object = parseIfOther(broken, JsonRepair.mend(broken, ALL));
                yield object != null
                        ? object
                        : parseIfOther(broken, JsonRepair.mend(cut(broken, broken.lastIndexOf('\0')), ALL));
            }
        };
    }

    private static String cut(String text, int end) {
        return end < 0 ? text : text.substring(0, end);
    }

    private static @Nullable ObjectNode parseIfOther(String broken, String mended) {
        return mended.equals(broken) ? null : parse(mended);
    }

    private static @Nullable ObjectNode parse(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read instanceof ObjectNode object ? object : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
