// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a state looks as JSON. Pure functions; what is read may be hostile. */
public interface Shape<T> {
    /** The present schema, from 1. */
    int version();

    /** What holds before anything was saved. */
    T initial();

    /** Writes a state into an empty object. */
    void write(T state, ObjectNode into);

    /**
     * Reads a state of the present schema.
     *
     * @throws MalformedStateException when it makes no sense
     */
    T read(JsonNode content) throws MalformedStateException;

    /**
     * Brings content of schema {@code from} to the next schema.
     *
     * @param from at least 1 and lower than {@link #version}
     */
    default void migrate(int from, ObjectNode content) throws MalformedStateException {
        throw new MalformedStateException("Nothing is known of schema " + from);
    }
}
