// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes an answer of the JSON dialect the way cameras do: names in a fixed order, no spaces. */
final class JsonText {
    private final StringBuilder text = new StringBuilder("{");

    JsonText put(String name, long value) {
        begin(name).append(value);
        return this;
    }

    JsonText put(String name, String value) {
        StringBuilder out = begin(name).append('"');
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (each == '"' || each == '\\') {
                out.append('\\').append(each);
            } else if (each < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                out.append(each);
            }
        }
        out.append('"');
        return this;
    }

    private StringBuilder begin(String name) {
        return text.append(text.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":");
    }

    @Override
    public String toString() {
        return text + "}";
    }

    /** As a record of the channel of commands (protocol reference, section 5). */
    static byte[] record(int kind, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byte[] head = {0x06, 0x0a, (byte) kind, (byte) 0x80, 0, 0, 0, 0};
        Bytes.putFourLow(head, 4, body.length);
        return Bytes.join(head, body);
    }
}
