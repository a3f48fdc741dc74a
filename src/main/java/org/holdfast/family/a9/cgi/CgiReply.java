// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One reply: lines such as {@code key= value;}, {@code name="value";} or {@code var name=value;}.
 *
 * @param command which call it answers, unsigned 16 bits
 */
record CgiReply(int command, Map<String, String> values) {
    /** As many values are taken. */
    static final int MOST_VALUES = 512;

    /** Values are cut to this. */
    static final int LONGEST_VALUE = 200;

    private static final String VARIABLE = "var ";
    private static final int LONGEST_NAME = 60;

    CgiReply {
        values = Map.copyOf(values);
    }

    /** Reads a text; what is no assignment is left out. */
    static CgiReply read(int command, String text) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length() && values.size() < MOST_VALUES) {
            int end = end(text, at);
            assign(text.substring(at, end), values);
            at = end + 1;
        }
        return new CgiReply(command, values);
    }

    /** Where an assignment ends: at a semicolon or the line's end outside quotes. */
    private static int end(String text, int from) {
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"') {
                quoted = !quoted;
            } else if (each == '\n' || each == '\r' || (each == ';' && !quoted)) {
                return at;
            }
        }
        return text.length();
    }

    private static void assign(String statement, Map<String, String> values) {
        int equals = statement.indexOf('=');
        if (equals < 0) {
            return;
        }
        String name = statement.substring(0, equals).strip();
        name = name.startsWith(VARIABLE) ? name.substring(VARIABLE.length()).strip() : name;
        String value = statement.substring(equals + 1).strip();
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return;
        }
        String plain = value.replaceAll("\\p{Cntrl}+", " ");
        values.put(name, plain.length() > LONGEST_VALUE ? plain.substring(0, LONGEST_VALUE) : plain);
    }

    /** Words; empty where the camera does not say any. */
    Optional<String> words(String name) {
        return Optional.ofNullable(values.get(name)).filter(each -> !each.isBlank());
    }

    /** A whole number. */
    OptionalLong number(String name) {
        String value = values.getOrDefault(name, "");
        return value.matches("-?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    /** What came of the call: 0 done; also where the reply does not say. */
    long result() {
        return number("result").orElse(0);
    }
}
