// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.holdfast.service.store.MalformedStateException;
import tools.jackson.databind.JsonNode;

/** Reads values out of saved rows, bounded. */
final class Rows {
    private static final int LONGEST = 4000;

    private Rows() {}

    static String text(JsonNode row, int column) throws MalformedStateException {
        JsonNode value = row.path(column);
        if (!value.isString() || value.stringValue().length() > LONGEST) {
            throw new MalformedStateException("Column " + column + " is no text");
        }
        return value.stringValue();
    }

    /** A whole number from 0. */
    static long number(JsonNode row, int column) throws MalformedStateException {
        long value = signed(row, column);
        if (value < 0) {
            throw new MalformedStateException("Column " + column + " is less than nothing");
        }
        return value;
    }

    static long signed(JsonNode row, int column) throws MalformedStateException {
        JsonNode value = row.path(column);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new MalformedStateException("Column " + column + " is no number");
        }
        return value.longValue();
    }

    /** A time; empty text is none. */
    static Optional<LocalDateTime> time(JsonNode row, int column) throws MalformedStateException {
        Optional<String> text = optional(text(row, column));
        try {
            return text.map(LocalDateTime::parse);
        } catch (DateTimeException e) {
            throw new MalformedStateException("Column " + column + " is no time", e);
        }
    }

    static Path path(String text) throws MalformedStateException {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path;
            }
            throw new MalformedStateException("A path has no root");
        } catch (InvalidPathException e) {
            throw new MalformedStateException("A path makes no sense", e);
        }
    }

    /** How many bytes a text takes in a file at most. */
    static long bytes(String text) {
        long escapes = text.chars().filter(each -> each == '\\' || each == '"').count();
        return text.getBytes(StandardCharsets.UTF_8).length + escapes;
    }

    static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
