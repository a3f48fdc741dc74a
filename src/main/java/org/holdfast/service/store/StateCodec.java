// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bytes to states and back: an object with {@code schema}, its version, and {@code content}. Older schemas are
 * brought up step by step.
 *
 * @param <T> the state
 */
public final class StateCodec<T> {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(1 << 20)
                            .maxNumberLength(30)
                            .maxNameLength(1000)
                            .maxDocumentLength(SafeFile.LARGEST)
                            .build())
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Shape<T> shape;

    public StateCodec(Shape<T> shape) {
        this.shape = shape;
    }

    public byte[] write(T state) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("schema", shape.version());
        shape.write(state, whole.putObject("content"));
        return JSON.writeValueAsBytes(whole);
    }

    /**
     * Reads a state.
     *
     * @throws FutureStateException when a newer Holdfast wrote it
     */
    public T read(byte[] bytes) throws MalformedStateException, FutureStateException {
        JsonNode whole;
        try {
            whole = JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new MalformedStateException("It is no JSON", e);
        }
        JsonNode schema = whole.path("schema");
        if (!schema.isInt() || schema.intValue() < 1) {
            throw new MalformedStateException("It names no schema");
        }
        int version = schema.intValue();
        if (version > shape.version()) {
            throw new FutureStateException(version);
        }
        if (!(whole.path("content") instanceof ObjectNode content)) {
            throw new MalformedStateException("It has no content");
        }
        for (int from = version; from < shape.version(); from++) {
            shape.migrate(from, content);
        }
        return shape.read(content);
    }

    /** Written by a newer Holdfast. */
    public static final class FutureStateException extends Exception {
        private static final long serialVersionUID = 1L;

        FutureStateException(int version) {
            super("It has schema " + version);
        }
    }
}
