// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table with a head.
 *
 * @param parting what stands between its columns
 * @param columns what they hold; null for those that say nothing to us
 */
record TokenTable(Parting parting, List<@Nullable Column> columns) {
    private static final int MOST_COLUMNS = 60;
    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    /** The table whose head this is; null where it is none. */
    static @Nullable TokenTable head(String line) {
        for (Parting parting : Parting.values()) {
            List<@Nullable Column> columns = new ArrayList<>();
            List<String> labels = cells(line, parting);
            for (String label : labels) {
                columns.add(Column.of(label));
            }
            if (Collections.frequency(columns, Column.DID) > 1) {
                labels.stream().filter(Column::isVague).map(labels::indexOf).forEach(at -> columns.set(at, null));
            }
            long known =
                    columns.stream().filter(column -> column != null).distinct().count();
            if (known >= 2 && columns.contains(Column.TOKEN) && columns.size() <= MOST_COLUMNS) {
                return new TokenTable(parting, columns);
            }
        }
        return null;
    }

    /** What this line of the table says; null where it is no line of it. */
    @Nullable
    Map<Column, String> row(String line) {
        List<String> cells = cells(line, parting);
        if (cells.size() < 2) {
            return null;
        }
        Map<Column, String> row = new EnumMap<>(Column.class);
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            Column column = columns.get(i);
            if (column != null) {
                row.putIfAbsent(column, cells.get(i));
            }
        }
        return row;
    }

    private static List<String> cells(String line, Parting parting) {
        return switch (parting) {
            case TABS -> split(line, '\t');
            case BARS -> split(bare(line.strip()), '|');
            case SEMICOLONS -> split(line, ';');
            case COMMAS -> split(line, ',');
            case BLANKS -> List.of(BLANKS.split(line.strip(), MOST_COLUMNS + 1));
        };
    }

    private static String bare(String line) {
        String rest = line.startsWith("|") ? line.substring(1) : line;
        return rest.endsWith("|") ? rest.substring(0, rest.length() - 1) : rest;
    }

    /** Quotes hold a cell together, and two of them are one. */
    private static List<String> split(String line, char between) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (character == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (character == between && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** What can stand between columns. */
    enum Parting {
        TABS,
        BARS,
        SEMICOLONS,
        COMMAS,
        BLANKS
    }
}
