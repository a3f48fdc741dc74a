// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.List;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.JsonNode;

/** What takes a value. */
sealed interface Target {
    /** The order to take one. */
    Order order(JsonNode value);

    /** A numbered property. */
    record Property(PropertyAddress address) implements Target {
        @Override
        public Order order(JsonNode value) {
            return new Order.Write(address, value);
        }
    }

    /** Commands that name the value. */
    record Methods(List<Command> ways) implements Target {
        public Methods {
            ways = List.copyOf(ways);
        }

        @Override
        public Order order(JsonNode value) {
            return new Order.Send(ways.stream().map(way -> way.with(value)).toList());
        }
    }
}
