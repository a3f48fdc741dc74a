// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.JsonNode;

/** Reads the parts of {@code models.json}; throws {@link IllegalArgumentException} where one is not what it has to be. */
final class TableValues {
    private static final Pattern PROPERTY = Pattern.compile("([1-9][0-9]{0,4})\\.([1-9][0-9]{0,4})");

    private TableValues() {}

    static void only(JsonNode node, String... known) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("no object: " + node);
        }
        Set<String> names = Set.of(known);
        for (String name : node.propertyNames()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("unknown member " + name);
            }
        }
    }

    static JsonNode need(JsonNode node, String member) {
        if (!node.has(member)) {
            throw new IllegalArgumentException("no " + member + " in " + node);
        }
        return node.path(member);
    }

    static String text(JsonNode node, String member) {
        JsonNode value = need(node, member);
        if (!value.isString()) {
            throw new IllegalArgumentException(member + " is no text");
        }
        return value.stringValue();
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.isString()) {
                throw new IllegalArgumentException("no text: " + each);
            }
            texts.add(each.stringValue());
        }
        return texts;
    }

    static BigDecimal number(JsonNode node, String member) {
        JsonNode value = need(node, member);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(member + " is no number");
        }
        return new BigDecimal(value.toString());
    }

    /** An address such as {@code 2.1}. */
    static PropertyAddress property(String words) {
        Matcher numbers = PROPERTY.matcher(words);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("no property: " + words);
        }
        return new PropertyAddress(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /** A command such as {@code ["set_power", "on"]}. */
    static Command command(JsonNode list) {
        if (!list.isArray() || list.isEmpty() || !list.path(0).isString()) {
            throw new IllegalArgumentException("no command: " + list);
        }
        List<JsonNode> parameters = new ArrayList<>();
        list.forEach(parameters::add);
        return new Command(list.path(0).stringValue(), parameters.subList(1, parameters.size()));
    }

    static Order ways(JsonNode node, String member) {
        return new Order.Send(TableRow.commands(need(node, member)));
    }

    /** Where a value is read: {@code at} a property, {@code read} by name, {@code ask} by a method, or by its place. */
    static Source source(JsonNode node, boolean miot) {
        if (miot) {
            return new Source.Numbered(property(text(node, "at")));
        }
        if (node.has("zeros")) {
            return new Source.Placed(
                    number(node, "zeros").intValueExact(), number(node, "index").intValueExact());
        }
        return node.has("ask") ? new Source.Asked(text(node, "ask")) : new Source.Named(text(node, "read"));
    }

    static Plan.Light light(JsonNode node) {
        return new Plan.Light(
                source(node, false),
                node.has("bit") ? OptionalInt.of(number(node, "bit").intValueExact()) : OptionalInt.empty());
    }
}
