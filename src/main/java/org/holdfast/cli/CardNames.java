// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.holdfast.device.Recording;

/**
 * Finds recordings by what the user calls them: a path as it is listed, or the last part of it where no other has the
 * same. Cards do not tell upper from lower case; where two differ in nothing else, the exact one is meant.
 */
final class CardNames {
    private CardNames() {}

    /**
     * The recordings that are meant, each once.
     *
     * @throws UsageFailure when there is none of a name, or several
     */
    static List<Recording> find(List<Recording> card, List<String> names) throws UsageFailure {
        Set<Recording> found = new LinkedHashSet<>();
        for (String name : names) {
            found.add(one(card, name));
        }
        return List.copyOf(found);
    }

    private static Recording one(List<Recording> card, String name) throws UsageFailure {
        List<Predicate<Recording>> ways = List.of(
                each -> each.path().equals(name),
                each -> each.path().equalsIgnoreCase(name),
                each -> each.name().equals(name),
                each -> each.name().equalsIgnoreCase(name));
        for (Predicate<Recording> way : ways) {
            List<Recording> meant = card.stream().filter(way).toList();
            if (meant.size() == 1) {
                return meant.getFirst();
            }
            if (meant.size() > 1) {
                throw new UsageFailure(Words.of("recordings.ambiguous", name, paths(meant)));
            }
        }
        throw new UsageFailure(Words.of("recordings.unknown", name));
    }

    /** A few of them, which is enough to see what is meant. */
    private static String paths(List<Recording> meant) {
        List<String> paths =
                new ArrayList<>(meant.stream().limit(5).map(Recording::path).toList());
        if (meant.size() > paths.size()) {
            paths.add("…");
        }
        return paths.stream().collect(Collectors.joining(", "));
    }
}
