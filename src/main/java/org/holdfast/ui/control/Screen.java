// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import org.kordamp.ikonli.feather.Feather;

/** A page with a place of its own in the rail. */
public interface Screen extends Page {
    /** Stable name, such as {@code live}; the rail's button has the id {@code rail-live}. */
    String id();

    Feather icon();

    /** Whether its place is at the lower end of the rail. */
    default boolean atTheEnd() {
        return false;
    }
}
