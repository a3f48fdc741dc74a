// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;

/**
 * What stands under the page bar. All methods are called on the FX thread. A page may be shown and hidden many
 * times; what it binds in {@link #shown} it lets go in {@link #hidden}.
 */
public interface Page {
    /** In the page bar, and what a screen reader calls the page. */
    String title();

    /** The content; the same node at every call. */
    Node node();

    /** Stands in the page bar in place of the title, such as a name that can be edited. */
    default Optional<Node> heading() {
        return Optional.empty();
    }

    /** The words in the page bar's search field; empty for a page without one. */
    default Optional<StringProperty> search() {
        return Optional.empty();
    }

    /** What else stands in the page bar, before its search and its button; the same nodes at every call. */
    default List<Node> tools() {
        return List.of();
    }

    /** Whether the page bar offers to add a device. */
    default boolean offersAdding() {
        return false;
    }

    /** The keys that work on this page, for the list that {@code ?} opens. */
    default List<KeyHint> keys() {
        return List.of();
    }

    default void shown() {}

    default void hidden() {}

    /** It will never be shown again: everything it holds is let go. Called after {@link #hidden}. */
    default void closed() {}

    /**
     * One line of the list of keys.
     *
     * @param keys such as "Ctrl+F"
     * @param words what they do
     */
    record KeyHint(String keys, String words) {}
}
