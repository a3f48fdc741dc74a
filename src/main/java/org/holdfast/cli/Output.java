// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes results and remarks. What devices say may hold control characters, which never reach the terminal. */
final class Output {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Terminal terminal;

    Output(Terminal terminal) {
        this.terminal = terminal;
    }

    String words(Text text) {
        return text.in(terminal.locale());
    }

    void line(String text) {
        terminal.out().println(printable(text));
        terminal.out().flush();
    }

    void line(Text text) {
        line(words(text));
    }

    /** Said beside the result, on standard error. */
    void remark(Text text) {
        terminal.err().println(printable(words(text)));
        terminal.err().flush();
    }

    /** Why a command failed. */
    void failure(Text text) {
        terminal.err().println("holdfast: " + printable(words(text)));
        terminal.err().flush();
    }

    /** One document over several lines. */
    void document(JsonNode document) {
        terminal.out().println(escaped(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document)));
        terminal.out().flush();
    }

    /** One document on one line. */
    void documentLine(JsonNode document) {
        terminal.out().println(escaped(JSON.writeValueAsString(document)));
        terminal.out().flush();
    }

    /** Rows in columns as wide as their widest cell. */
    void table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = printable(row.get(i)).length();
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = printable(row.get(i));
                text.append(cell).append(" ".repeat(widths.get(i) - cell.length() + 2));
            }
            line(text.toString().stripTrailing());
        }
    }

    /** JSON with every character escaped that could steer a terminal; it means the same to a reader of JSON. */
    static String escaped(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        json.codePoints().forEach(each -> {
            if (each == '\n' || each == '\r' || !steers(each)) {
                safe.appendCodePoint(each);
            } else {
                for (char unit : Character.toChars(each)) {
                    safe.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return safe.toString();
    }

    /** Control characters, and those that change the direction of what is written or are not seen. */
    private static boolean steers(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The text with every control character replaced, so that a device cannot steer the terminal. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(each -> steers(each) ? '\ufffd' : each).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
