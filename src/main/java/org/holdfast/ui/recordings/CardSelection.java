// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Recording;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen on the card, by mouse and keyboard as file managers do it. FX thread only; needs no window.
 */
final class CardSelection {
    private final ReadOnlyObjectWrapper<Set<Recording>> chosen = new ReadOnlyObjectWrapper<>(this, "chosen", Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Recording> lead = new ReadOnlyObjectWrapper<>(this, "lead");
    private CardLayout layout = CardLayout.EMPTY;
    private @Nullable Recording anchor;
    private Set<Recording> beforeBand = Set.of();

    /** Which way an arrow points. */
    enum Way {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        FIRST,
        LAST
    }

    /** In the order in which they are shown. */
    ReadOnlyObjectProperty<Set<Recording>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    Set<Recording> chosen() {
        return chosen.get();
    }

    /** Where the keyboard is; null while nothing is shown. */
    ReadOnlyObjectProperty<@Nullable Recording> leadProperty() {
        return lead.getReadOnlyProperty();
    }

    /** Another layout is shown: what it does not show is not chosen any more. */
    void follow(CardLayout now) {
        layout = now;
        Recording present = lead.get();
        if (present != null && now.place(present) < 0) {
            lead.set(null);
        }
        if (anchor != null && now.place(anchor) < 0) {
            anchor = null;
        }
        choose(chosen.get());
    }

    /** Exactly these, as far as they are shown. */
    void choose(Collection<Recording> wanted) {
        Set<Recording> kept = new LinkedHashSet<>();
        if (wanted.size() > layout.recordings().size() / 2) {
            Set<Recording> all = wanted instanceof Set<Recording> set ? set : Set.copyOf(wanted);
            layout.recordings().stream().filter(all::contains).forEach(kept::add);
        } else {
            wanted.stream()
                    .filter(recording -> layout.place(recording) >= 0)
                    .sorted((a, b) -> Integer.compare(layout.place(a), layout.place(b)))
                    .forEach(kept::add);
        }
        if (!kept.equals(chosen.get())) {
            chosen.set(Collections.unmodifiableSet(kept));
        }
    }

    /** A click: alone, with the shortcut key, or with shift. */
    void click(Recording recording, boolean toggle, boolean range) {
        if (range) {
            extendTo(recording, toggle);
        } else if (toggle) {
            toggle(recording);
        } else {
            only(recording);
        }
    }

    private void only(Recording recording) {
        anchor = recording;
        lead.set(recording);
        choose(List.of(recording));
    }

    private void toggle(Recording recording) {
        anchor = recording;
        lead.set(recording);
        Set<Recording> wanted = new LinkedHashSet<>(chosen.get());
        if (!wanted.remove(recording)) {
            wanted.add(recording);
        }
        choose(wanted);
    }

    private void extendTo(Recording recording, boolean keep) {
        Recording from = anchor == null ? recording : anchor;
        anchor = from;
        lead.set(recording);
        Set<Recording> wanted = new LinkedHashSet<>(keep ? chosen.get() : Set.of());
        wanted.addAll(layout.between(from, recording));
        choose(wanted);
    }

    /** An arrow key: moves the choice, or with shift extends it. */
    void move(Way way, boolean range) {
        List<Recording> all = layout.recordings();
        if (all.isEmpty()) {
            return;
        }
        Recording from = lead.get();
        Recording to = from == null
                ? way == Way.LAST ? all.getLast() : all.getFirst()
                : switch (way) {
                    case LEFT -> layout.beside(from, -1).orElse(from);
                    case RIGHT -> layout.beside(from, 1).orElse(from);
                    case UP -> layout.across(from, false).orElse(from);
                    case DOWN -> layout.across(from, true).orElse(from);
                    case FIRST -> all.getFirst();
                    case LAST -> all.getLast();
                };
        click(to, false, range);
    }

    /** The space bar: chooses what the keyboard is at, or lets go of it. */
    void toggleLead() {
        Optional.ofNullable(lead.get()).ifPresent(this::toggle);
    }

    void all() {
        choose(layout.recordings());
    }

    void none() {
        choose(List.of());
    }

    /** A rubber band begins; with {@code keep} it adds to what is chosen. */
    void beginBand(boolean keep) {
        beforeBand = keep ? chosen.get() : Set.of();
        band(List.of());
    }

    /** The rubber band covers these now. */
    void band(Collection<Recording> covered) {
        Set<Recording> wanted = new LinkedHashSet<>(beforeBand);
        wanted.addAll(covered);
        choose(wanted);
    }

    /** How large the chosen ones are together, as far as the device told. */
    long bytes() {
        return chosen.get().stream()
                .mapToLong(recording -> recording.size().orElse(0))
                .sum();
    }
}
