// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A method of a model's own with what is sent along.
 *
 * @param parameters {@code "#"} stands for the value
 * @param child the device behind a gateway that it is for
 */
record Command(String method, List<JsonNode> parameters, Optional<String> child) {
    private static final String VALUE = "#";

    Command {
        parameters = List.copyOf(parameters);
    }

    Command(String method, List<JsonNode> parameters) {
        this(method, parameters, Optional.empty());
    }

    /** The same with a value in place of {@code "#"}. */
    Command with(JsonNode value) {
        return new Command(
                method,
                parameters.stream()
                        .map(each -> each.isString() && each.stringValue().equals(VALUE) ? value : each)
                        .toList(),
                child);
    }
}
