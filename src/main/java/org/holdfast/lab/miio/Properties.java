// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The properties of a MIoT device by service and number, and what each may hold; asked for and set as a list, each entry
 * with a code of its own (protocol reference, sections 6 and 11). For one thread at a time.
 */
final class Properties {
    private static final int NOT_READABLE = -4001;
    private static final int NOT_WRITABLE = -4002;
    private static final int UNKNOWN = -4003;
    private static final int WRONG_VALUE = -4005;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<Long, Property> all = new TreeMap<>();

    /**
     * One of them.
     *
     * @param read null where it cannot be read
     * @param write null where it cannot be written; tells whether the value fits
     */
    private record Property(
            String name,
            @Nullable Supplier<JsonNode> read,
            @Nullable Setter write) {}

    /** Takes a value or refuses it. */
    @FunctionalInterface
    private interface Setter {
        boolean set(JsonNode value);
    }

    /** One that is on or off. */
    void flag(int service, int number, String name, BooleanSupplier read, Consumer<Boolean> write) {
        put(service, number, new Property(name, () -> NODES.booleanNode(read.getAsBoolean()), value -> {
            if (value.isBoolean()) {
                write.accept(value.booleanValue());
            }
            return value.isBoolean();
        }));
    }

    /** One that is on or off and means nothing to the rest of the device. */
    void flag(int service, int number, String name, boolean initially) {
        boolean[] kept = {initially};
        flag(service, number, name, () -> kept[0], value -> kept[0] = value);
    }

    /** A whole number between two, both included. */
    void number(int service, int number, String name, long least, long most, LongSupplier read, LongConsumer write) {
        put(service, number, new Property(name, () -> NODES.numberNode(read.getAsLong()), setter(least, most, write)));
    }

    /** A whole number between two that means nothing to the rest of the device. */
    void number(int service, int number, String name, long least, long most, long initially) {
        long[] kept = {initially};
        number(service, number, name, least, most, () -> kept[0], value -> kept[0] = value);
    }

    /** A whole number that can be set and not be read. */
    void order(int service, int number, String name, long least, long most, LongConsumer write) {
        put(service, number, new Property(name, null, setter(least, most, write)));
    }

    /** One that can only be read. */
    void told(int service, int number, String name, Supplier<JsonNode> read) {
        put(service, number, new Property(name, read, null));
    }

    private static Setter setter(long least, long most, LongConsumer write) {
        return value -> {
            boolean fits = value.isIntegralNumber() && value.asLong() >= least && value.asLong() <= most;
            if (fits) {
                write.accept(value.asLong());
            }
            return fits;
        };
    }

    private void put(int service, int number, Property property) {
        all.put(place(service, number), property);
    }

    private static long place(long service, long number) {
        return service << Integer.SIZE | number;
    }

    private @Nullable Property at(JsonNode entry) {
        return all.get(place(entry.path("siid").asInt(0), entry.path("piid").asInt(0)));
    }

    /** What {@code get_properties} answers. */
    ArrayNode get(JsonNode entries) {
        ArrayNode answers = JsonMapper.shared().createArrayNode();
        for (JsonNode entry : entries) {
            ObjectNode answer = echo(answers, entry);
            Property property = at(entry);
            Supplier<JsonNode> read = property == null ? null : property.read;
            if (read == null) {
                answer.put("code", property == null ? UNKNOWN : NOT_READABLE);
            } else {
                answer.put("code", 0).set("value", read.get());
            }
        }
        return answers;
    }

    /** What {@code set_properties} answers. */
    ArrayNode set(JsonNode entries) {
        ArrayNode answers = JsonMapper.shared().createArrayNode();
        for (JsonNode entry : entries) {
            Property property = at(entry);
            Setter write = property == null ? null : property.write;
            int code;
            if (write == null) {
                code = property == null ? UNKNOWN : NOT_WRITABLE;
            } else {
                code = write.set(entry.path("value")) ? 0 : WRONG_VALUE;
            }
            echo(answers, entry).put("code", code);
        }
        return answers;
    }

    private static ObjectNode echo(ArrayNode answers, JsonNode entry) {
        ObjectNode answer = answers.addObject();
        for (String name : new String[] {"did", "siid", "piid"}) {
            if (entry.has(name)) {
                answer.set(name, entry.get(name));
            }
        }
        return answer;
    }

    /** What can be read, by name. */
    Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        for (Property each : all.values()) {
            if (each.read != null) {
                state.put(each.name, each.read.get().asString());
            }
        }
        return state;
    }
}
