// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Recording;

/** Recordings in lines under their days, and which lies where. Immutable; needs no window. */
final class CardLayout {
    /** Nothing at all. */
    static final CardLayout EMPTY = new CardLayout(List.of(), 1);

    private final List<Recording> recordings;
    private final int columns;
    private final List<CardRow> rows = new ArrayList<>();
    private final Map<Recording, Integer> rowOf = new HashMap<>();
    private final Map<Recording, Integer> placeOf = new HashMap<>();

    /**
     * @param recordings in their order, those of a day together
     * @param columns how many fit side by side, at least 1
     */
    CardLayout(List<Recording> recordings, int columns) {
        this.recordings = List.copyOf(recordings);
        this.columns = Math.max(1, columns);
        int from = 0;
        while (from < recordings.size()) {
            Optional<LocalDate> day = CardFilter.day(recordings.get(from));
            int end = from;
            long bytes = 0;
            while (end < recordings.size()
                    && CardFilter.day(recordings.get(end)).equals(day)) {
                bytes += recordings.get(end).size().orElse(0);
                end++;
            }
            rows.add(new CardRow.Heading(day, end - from, bytes));
            addLines(from, end);
            from = end;
        }
    }

    private void addLines(int from, int end) {
        for (int first = from; first < end; first += columns) {
            List<Recording> line = recordings.subList(first, Math.min(end, first + columns));
            for (int i = 0; i < line.size(); i++) {
                rowOf.put(line.get(i), rows.size());
                placeOf.put(line.get(i), first + i);
            }
            rows.add(new CardRow.Line(line));
        }
    }

    /** All, in their order. */
    List<Recording> recordings() {
        return recordings;
    }

    int columns() {
        return columns;
    }

    List<CardRow> rows() {
        return List.copyOf(rows);
    }

    /** The row in which a recording lies; −1 when it is not shown. */
    int row(Recording recording) {
        return rowOf.getOrDefault(recording, -1);
    }

    /** The place of a recording among all; −1 when it is not shown. */
    int place(Recording recording) {
        return placeOf.getOrDefault(recording, -1);
    }

    /** What lies one line further down or up in the same column, or as near to it as that line has something. */
    Optional<Recording> across(Recording from, boolean down) {
        int row = row(from);
        if (row < 0 || !(rows.get(row) instanceof CardRow.Line line)) {
            return Optional.empty();
        }
        int column = line.recordings().indexOf(from);
        for (int next = row + (down ? 1 : -1); next >= 0 && next < rows.size(); next += down ? 1 : -1) {
            if (rows.get(next) instanceof CardRow.Line(List<Recording> others)) {
                return Optional.of(others.get(Math.min(column, others.size() - 1)));
            }
        }
        return Optional.empty();
    }

    /** What is before or after it. */
    Optional<Recording> beside(Recording from, int step) {
        int place = place(from) + step;
        return place(from) < 0 || place < 0 || place >= recordings.size()
                ? Optional.empty()
                : Optional.of(recordings.get(place));
    }

    /** Everything between two recordings, both included, whichever comes first. */
    List<Recording> between(Recording one, Recording other) {
        int a = place(one);
        int b = place(other);
        return a < 0 || b < 0 ? List.of() : recordings.subList(Math.min(a, b), Math.max(a, b) + 1);
    }
}
