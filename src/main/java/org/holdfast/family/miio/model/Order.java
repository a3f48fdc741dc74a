// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.List;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.JsonNode;

/** What a device is told to do. All but {@link Act} do the same when they arrive twice. */
sealed interface Order {
    /** To take a value. */
    record Write(PropertyAddress address, JsonNode value) implements Order {}

    /**
     * To do what one of these commands says.
     *
     * @param ways the next is tried where the device refuses one: firmware differs in what it knows
     */
    record Send(List<Command> ways) implements Order {
        public Send {
            ways = List.copyOf(ways);
        }
    }

    /** To do an action without values. Sent once and never again by itself. */
    record Act(int siid, int aiid) implements Order {}
}
