// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import org.holdfast.family.miio.dialect.PropertyAddress;

/** How a value is asked for (protocol reference, sections 10 and 11). */
sealed interface Source {
    /** A numbered property. */
    record Numbered(PropertyAddress address) implements Source {}

    /** By its name with {@code get_prop}. */
    record Named(String name) implements Source {}

    /** By a method of its own, which answers with a list of this value alone. */
    record Asked(String method) implements Source {}

    /**
     * By its place in the answer to {@code get_prop} with so many zeros.
     *
     * @param zeros how many
     * @param index from 0
     */
    record Placed(int zeros, int index) implements Source {}

    /**
     * Of a device behind a gateway.
     *
     * @param child its name, such as {@code lumi.158d0001abcdef}
     * @param index in {@link GatewayChildren#VALUES}
     */
    record Child(String child, int index) implements Source {}
}
