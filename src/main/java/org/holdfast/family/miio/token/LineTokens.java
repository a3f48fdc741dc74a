// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines in which devices are described: blocks of labelled lines, tables with a head, and lines where a token
 * stands among other things. Not thread-safe.
 */
final class LineTokens {
    private static final int LONGEST_LINE = 4000;
    private static final Pattern RULE = Pattern.compile("[\\s|+:=*_-]{3,}");
    private static final Pattern TITLE = Pattern.compile("==+ *([^=]{1,200}?) *==+");
    private static final Pattern STATE = Pattern.compile(" *\\((?i:device)[^()]{0,40}\\) *$");
    private static final Pattern LABEL =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}_])(device[ _]?(?:id|name|model|token)|model info"
                    + "|(?:local|ip)[ _]?(?:ip|address)|mac[ _]?address|address|name|did|id|ip|mac|model|host|token)"
                    + "\"? {0,8}\\t{0,8}[:=](?![:=])");
    private static final Pattern OTHER_LABEL =
            Pattern.compile("[^\\p{L}]{0,40}\\p{L}[\\p{L}\\p{N} _-]{1,30}[:=](?:\\s.*)?");
    private static final Pattern LONG_TOKEN =
            Pattern.compile("(?<![0-9A-Za-z])(?:[0-9a-fA-F]{96}|[0-9a-fA-F]{32})(?![0-9A-Za-z])");
    /** The device id in it is hexadecimal. */
    private static final Pattern DISCOVERED =
            Pattern.compile("IP ([0-9.]{7,15}) \\(ID: ([0-9a-fA-F]{1,8})\\) - token: b'([0-9a-f]{32})'");

    private final DeviceCollection devices;
    private final Map<Column, String> block = new EnumMap<>(Column.class);
    private String title = "";
    private @Nullable TokenTable table;

    LineTokens(DeviceCollection devices) {
        this.devices = devices;
    }

    void read(String text) {
        text.lines().forEach(line -> {
            if (line.length() <= LONGEST_LINE) {
                line(line);
            } else {
                devices.cut();
            }
        });
        flush();
    }

    private void line(String line) {
        if (line.isBlank()) {
            flush();
            table = null;
            return;
        }
        if (RULE.matcher(line).matches()) {
            if (table == null) {
                flush();
            }
            return;
        }
        TokenTable head = TokenTable.head(line);
        if (head != null) {
            flush();
            table = head;
            return;
        }
        TokenTable present = table;
        if (present != null) {
            Map<Column, String> row = present.row(line);
            if (row != null) {
                devices.add(row);
                return;
            }
            table = null;
        }
        outsideOfTables(line);
    }

    private void outsideOfTables(String line) {
        Matcher discovered = DISCOVERED.matcher(line);
        Matcher heading = TITLE.matcher(line.strip());
        if (discovered.find()) {
            flush();
            devices.add(Map.of(
                    Column.ADDRESS, discovered.group(1),
                    Column.DID, Long.toString(Long.parseLong(discovered.group(2), 16)),
                    Column.TOKEN, discovered.group(3)));
        } else if (heading.matches()) {
            flush();
            title = STATE.matcher(heading.group(1)).replaceFirst("");
        } else if (!labelled(line) && !mixed(line) && !OTHER_LABEL.matcher(line).matches()) {
            flush();
            title = line.strip();
        }
    }

    /** Whether the line begins with a label; it may hold several. */
    private boolean labelled(String line) {
        Matcher label = LABEL.matcher(line);
        if (!label.find() || !isDecoration(line.substring(0, label.start()))) {
            return false;
        }
        boolean more;
        do {
            Column column = Column.of(label.group(1));
            int start = label.end();
            more = label.find();
            String value = line.substring(start, more ? label.start() : line.length());
            put(column, value);
        } while (more);
        return true;
    }

    private void put(@Nullable Column column, String value) {
        if (column == null) {
            return;
        }
        if (!block.getOrDefault(column, "").isEmpty() && column != Column.ADDRESS) {
            flush();
        }
        String bare = value.strip();
        while (!bare.isEmpty() && ",;(\"".indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            bare = bare.substring(0, bare.length() - 1).stripTrailing();
        }
        bare = bare.startsWith("\"") ? bare.substring(1) : bare;
        if (column == Column.MAC && bare.endsWith(")")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        block.merge(column, bare, (old, now) -> old.isEmpty() ? now : old);
    }

    /** Whether a token stands somewhere in the line. */
    private boolean mixed(String line) {
        List<String> tokens = new ArrayList<>();
        Matcher found = LONG_TOKEN.matcher(line);
        while (found.find()) {
            tokens.add(found.group());
        }
        if (tokens.isEmpty()) {
            return false;
        }
        if (tokens.size() == 1 && line.strip().equals(tokens.getFirst()) && isWaitingForToken()) {
            block.put(Column.TOKEN, tokens.getFirst());
            return true;
        }
        flush();
        if (tokens.size() == 1) {
            devices.add(LineFacts.of(line, tokens.getFirst()));
        } else {
            tokens.forEach(token -> devices.add(Map.of(Column.TOKEN, token)));
        }
        return true;
    }

    private boolean isWaitingForToken() {
        return !block.isEmpty() && block.getOrDefault(Column.TOKEN, "").isEmpty();
    }

    private void flush() {
        if (!block.isEmpty()) {
            if (!title.isEmpty()) {
                block.putIfAbsent(Column.NAME, title);
            }
            if (block.containsKey(Column.TOKEN)) {
                devices.add(block);
            }
            block.clear();
        }
        title = "";
    }

    private static boolean isDecoration(String before) {
        return before.codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
