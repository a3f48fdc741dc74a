// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of models, from {@code models.json} (protocol reference, sections 10 and 11). A row that makes no sense is
 * left out and reported in {@link #problems}. Immutable.
 */
final class ModelTable {
    private final Map<String, Row> rows;
    private final List<String> gentle;
    private final List<String> problems;

    /**
     * What is known of a model.
     *
     * @param miot whether it has numbered properties; methods of its own otherwise
     */
    record Row(boolean miot, Plan plan) {}

    private ModelTable(Map<String, Row> rows, List<String> gentle, List<String> problems) {
        this.rows = rows;
        this.gentle = List.copyOf(gentle);
        this.problems = List.copyOf(problems);
    }

    /** Reads the table that comes with Holdfast. */
    static ModelTable load() {
        try (InputStream in =
                Objects.requireNonNull(ModelTable.class.getResourceAsStream("/org/holdfast/family/miio/models.json"))) {
            return read(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("models.json cannot be read", e);
        }
    }

    static ModelTable read(JsonNode root) {
        Map<String, Row> rows = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (JsonNode row : root.path("rows")) {
            number++;
            String where = row.path("models").path(0).asString("row " + number);
            try {
                Row read = new TableRow(row).read();
                for (String model : new TableRow(row).models()) {
                    if (!seen.add(model)) {
                        throw new IllegalArgumentException(model + " stands there twice");
                    }
                    rows.put(model, read);
                }
            } catch (IllegalArgumentException e) {
                problems.add(where + ": " + e.getMessage());
            }
        }
        if (number == 0) {
            problems.add("no rows");
        }
        List<String> gentle = new ArrayList<>();
        root.path("gentle").forEach(each -> gentle.add(each.asString("")));
        return new ModelTable(rows, gentle, problems);
    }

    Set<String> models() {
        return Set.copyOf(rows.keySet());
    }

    Optional<Row> row(String model) {
        return Optional.ofNullable(rows.get(model));
    }

    /** Whether a model stops answering when it is asked too often (protocol reference, section 7). */
    boolean gentle(String model) {
        return gentle.stream()
                .anyMatch(each -> each.endsWith("*")
                        ? model.startsWith(each.substring(0, each.length() - 1))
                        : each.equals(model));
    }

    /** What is wrong with the table; empty in what is delivered. */
    List<String> problems() {
        return problems;
    }
}
