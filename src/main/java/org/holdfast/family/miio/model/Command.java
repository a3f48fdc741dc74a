// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A method of a model's own with what is sent along.
 *
 * @param parameters {@code "#"} stands for the value
 */
record Command(String method, List<JsonNode> parameters) {
    private static final String VALUE = "#";

    Command {
        parameters = List.copyOf(parameters);
    }

    /** The same with a value in place of {@code "#"}. */
    Command with(JsonNode value) {
        return new Command(
                method,
                parameters.stream()
                        .map(each -> each.isString() && each.stringValue().equals(VALUE) ? value : each)
                        .toList());
    }
}
