// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.DescriptionProblem.Fault.CONTRADICTION;
import static org.holdfast.family.miio.model.DescriptionProblem.Fault.NO_DESCRIPTION;
import static org.holdfast.family.miio.model.DescriptionProblem.Fault.TOO_MANY;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads descriptions, which anybody may have written: bounded in size, depth and numbers. */
final class DescriptionReader {
    /** Of a file, in bytes. */
    static final int LARGEST = 2 << 20;

    static final int MOST_SERVICES = 200;
    static final int MOST_PROPERTIES = 2000;
    static final int MOST_VALUES = 300;
    private static final int LARGEST_ID = 0xffff;

    /** A model's name: maker, kind, model. */
    static final Pattern MODEL = Pattern.compile("[a-z0-9_]{1,30}(\\.[a-z0-9_-]{1,30}){2}");

    private static final Pattern TYPE = Pattern.compile(
            "urn:[a-z0-9-]{1,40}:(device|service|property|action|event):([A-Za-z0-9_-]{1,80}):[0-9A-Fa-f]{8}"
                    + "(?::([a-z0-9_.-]{1,60}))?(?::[^:]{0,60}){0,5}");

    private final Set<PropertyAddress> properties = new HashSet<>();
    private int actions;

    private DescriptionReader() {}

    /** Reads a file's bytes. */
    static Description read(byte[] bytes) throws DescriptionProblem {
        return new DescriptionReader().description(DescriptionJson.parse(bytes));
    }

    private Description description(JsonNode root) throws DescriptionProblem {
        if (root.has("instances") || root.isArray()) {
            throw new DescriptionProblem(DescriptionProblem.Fault.LIST_OF_ALL);
        }
        if (!(root instanceof ObjectNode) || !root.path("services").isArray()) {
            throw new DescriptionProblem(NO_DESCRIPTION);
        }
        Matcher type = TYPE.matcher(root.path("type").asString(""));
        if (!type.matches() || !type.group(1).equals("device") || type.group(3) == null) {
            throw new DescriptionProblem(NO_DESCRIPTION);
        }
        String model = root.path("model").asString("");
        List<Description.Service> services = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode each : root.path("services")) {
            if (services.size() >= MOST_SERVICES) {
                throw new DescriptionProblem(TOO_MANY);
            }
            Description.Service service = service(each);
            if (!numbers.add(service.siid())) {
                throw new DescriptionProblem(CONTRADICTION);
            }
            services.add(service);
        }
        if (properties.isEmpty() && actions == 0) {
            throw new DescriptionProblem(NO_DESCRIPTION);
        }
        return new Description(
                type.group(3),
                type.group(2).toLowerCase(Locale.ROOT),
                MODEL.matcher(model).matches() ? Optional.of(model) : Optional.empty(),
                title(root, type.group(2)),
                services);
    }

    private Description.Service service(JsonNode node) throws DescriptionProblem {
        int siid = number(node);
        String name = name(node, "service");
        List<Description.Property> own = new ArrayList<>();
        for (JsonNode each : list(node, "properties")) {
            Description.Property property = property(siid, each);
            if (!properties.add(property.address())) {
                throw new DescriptionProblem(CONTRADICTION);
            }
            if (properties.size() > MOST_PROPERTIES) {
                throw new DescriptionProblem(TOO_MANY);
            }
            own.add(property);
        }
        List<Description.Action> deeds = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode each : list(node, "actions")) {
            Description.Action action = action(each);
            if (!numbers.add(action.aiid())) {
                throw new DescriptionProblem(CONTRADICTION);
            }
            if (++actions > MOST_PROPERTIES) {
                throw new DescriptionProblem(TOO_MANY);
            }
            deeds.add(action);
        }
        return new Description.Service(siid, name, title(node, name), own, deeds);
    }

    private static Description.Property property(int siid, JsonNode node) throws DescriptionProblem {
        int piid = number(node);
        String name = name(node, "property");
        Description.Format format = format(node.path("format").asString(""));
        boolean readable = false;
        boolean writable = false;
        for (JsonNode access : list(node, "access")) {
            readable |= access.asString("").equals("read");
            writable |= access.asString("").equals("write");
        }
        return new Description.Property(
                new PropertyAddress(siid, piid),
                name,
                title(node, name),
                format,
                readable,
                writable,
                unit(node),
                values(node, format),
                range(node));
    }

    private static Description.Format format(String format) throws DescriptionProblem {
        return switch (format) {
            case "bool" -> Description.Format.BOOL;
            case "uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64" -> Description.Format.WHOLE;
            case "float", "double" -> Description.Format.DECIMAL;
            case "string" -> Description.Format.TEXT;
            case "" -> throw new DescriptionProblem(NO_DESCRIPTION);
            default -> Description.Format.OTHER;
        };
    }

    private static List<Description.Named> values(JsonNode node, Description.Format format) throws DescriptionProblem {
        List<Description.Named> values = new ArrayList<>();
        if (format != Description.Format.WHOLE && format != Description.Format.TEXT) {
            return values;
        }
        Set<String> words = new HashSet<>();
        for (JsonNode each : list(node, "value-list")) {
            JsonNode value = each.path("value");
            boolean fits = format == Description.Format.TEXT
                    ? value.isString() && value.stringValue().equals(PlainWords.of(value.stringValue()))
                    : value.isIntegralNumber() && value.canConvertToLong();
            if (!fits || values.size() >= MOST_VALUES) {
                throw new DescriptionProblem(fits ? TOO_MANY : NO_DESCRIPTION);
            }
            if (words.add(value.asString(""))) {
                values.add(new Description.Named(value, title(each, value.asString(""))));
            }
        }
        return values;
    }

    private static Optional<Description.Limits> range(JsonNode node) throws DescriptionProblem {
        JsonNode range = node.path("value-range");
        if (range.isMissingNode() || range.isNull() || range.isEmpty()) {
            return Optional.empty();
        }
        if (!range.isArray() || range.size() < 2 || range.size() > 3) {
            throw new DescriptionProblem(NO_DESCRIPTION);
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (JsonNode each : range) {
            if (Values.number(each, BigDecimal.ONE).isEmpty() || !each.isNumber()) {
                throw new DescriptionProblem(NO_DESCRIPTION);
            }
            numbers.add(each.decimalValue());
        }
        BigDecimal step = numbers.size() > 2 ? numbers.get(2) : BigDecimal.ONE;
        if (numbers.get(0).compareTo(numbers.get(1)) > 0 || step.signum() <= 0) {
            throw new DescriptionProblem(CONTRADICTION);
        }
        return Optional.of(new Description.Limits(numbers.get(0), numbers.get(1), step));
    }

    private static Description.Action action(JsonNode node) throws DescriptionProblem {
        String name = name(node, "action");
        return new Description.Action(
                number(node), name, title(node, name), list(node, "in").size());
    }

    /** A list that may be left out. */
    private static JsonNode list(JsonNode node, String member) throws DescriptionProblem {
        JsonNode list = node.path(member);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new DescriptionProblem(NO_DESCRIPTION);
        }
        return list;
    }

    private static int number(JsonNode node) throws DescriptionProblem {
        JsonNode iid = node.path("iid");
        if (!iid.isIntegralNumber() || !iid.canConvertToInt() || iid.intValue() < 1 || iid.intValue() > LARGEST_ID) {
            throw new DescriptionProblem(NO_DESCRIPTION);
        }
        return iid.intValue();
    }

    private static String name(JsonNode node, String kind) throws DescriptionProblem {
        Matcher type = TYPE.matcher(node.path("type").asString(""));
        if (!type.matches() || !type.group(1).equals(kind)) {
            throw new DescriptionProblem(NO_DESCRIPTION);
        }
        return type.group(2).toLowerCase(Locale.ROOT);
    }

    private static String title(JsonNode node, String otherwise) {
        String title = PlainWords.of(node.path("description").asString(""));
        return title.isEmpty() ? PlainWords.of(otherwise.replace('-', ' ').replace('_', ' ')) : title;
    }

    private static String unit(JsonNode node) {
        String unit = PlainWords.of(node.path("unit").asString(""));
        return unit.equals("none") || unit.length() > 20 ? "" : unit;
    }
}
