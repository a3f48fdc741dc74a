// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.store.MalformedStateException;
import tools.jackson.databind.JsonNode;

/** Reads values out of saved rows, bounded. */
final class Columns {
    private static final int LONGEST = 500;

    private Columns() {}

    /** A list of at most {@code most} rows. */
    static JsonNode list(JsonNode node, String name, int most) throws MalformedStateException {
        JsonNode list = node.path(name);
        if (!list.isArray() || list.size() > most) {
            throw new MalformedStateException("There is no list of " + name);
        }
        return list;
    }

    static String text(JsonNode row, int column) throws MalformedStateException {
        return text(row.path(column));
    }

    static String text(JsonNode value) throws MalformedStateException {
        if (!value.isString() || value.stringValue().length() > LONGEST) {
            throw new MalformedStateException("A value is no text");
        }
        return value.stringValue();
    }

    static long whole(JsonNode row, int column) throws MalformedStateException {
        JsonNode value = row.path(column);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new MalformedStateException("Column " + column + " is no whole number");
        }
        return value.longValue();
    }

    static double number(JsonNode row, int column) throws MalformedStateException {
        JsonNode value = row.path(column);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new MalformedStateException("Column " + column + " is no number");
        }
        return value.doubleValue();
    }

    static boolean flag(JsonNode row, int column) throws MalformedStateException {
        return whole(row, column) != 0;
    }

    static Point point(JsonNode row, int column) throws MalformedStateException {
        return new Point(text(row, column), text(row, column + 1));
    }

    static LocalDate date(JsonNode row, int column) throws MalformedStateException {
        try {
            return LocalDate.parse(text(row, column));
        } catch (DateTimeException e) {
            throw new MalformedStateException("Column " + column + " is no day", e);
        }
    }

    static Instant time(JsonNode row, int column) throws MalformedStateException {
        try {
            return Instant.parse(text(row, column));
        } catch (DateTimeException e) {
            throw new MalformedStateException("Column " + column + " is no time", e);
        }
    }
}
