// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes JSON of a file, within bounds. */
final class DescriptionJson {
    private static final int DEEPEST = 24;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(100_000)
                            .maxNumberLength(60)
                            .maxNameLength(1000)
                            .maxDocumentLength(2L * DescriptionReader.LARGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DescriptionJson() {}

    static JsonNode parse(byte[] bytes) throws DescriptionProblem {
        if (bytes.length > DescriptionReader.LARGEST) {
            throw new DescriptionProblem(DescriptionProblem.Fault.TOO_LARGE);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DescriptionProblem(DescriptionProblem.Fault.NO_JSON);
        }
        // Editors on Windows put a mark before everything else.
        String words = (text.startsWith("\ufeff") ? text.substring(1) : text).strip();
        if (words.isEmpty()) {
            throw new DescriptionProblem(DescriptionProblem.Fault.EMPTY);
        }
        if (words.startsWith("<")) {
            String start = words.substring(0, Math.min(words.length(), 200)).toLowerCase(Locale.ROOT);
            throw new DescriptionProblem(
                    start.contains("html") ? DescriptionProblem.Fault.WEB_PAGE : DescriptionProblem.Fault.NO_JSON);
        }
        try {
            return JSON.readTree(words);
        } catch (StreamConstraintsException e) {
            throw new DescriptionProblem(DescriptionProblem.Fault.TOO_DEEP);
        } catch (JacksonException e) {
            throw new DescriptionProblem(DescriptionProblem.Fault.NO_JSON);
        }
    }
}
