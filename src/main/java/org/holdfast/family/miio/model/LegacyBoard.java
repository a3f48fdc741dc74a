// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.dialect.LegacyMethods;
import org.holdfast.family.miio.wire.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A device with methods of its model's own (protocol reference, section 10). */
final class LegacyBoard implements Board {
    private static final String GET = "get_prop";

    private final LegacyMethods methods;
    private final List<String> together;

    /** @param together the names that this model wants to be asked for all at once and in this order; empty for most */
    LegacyBoard(LegacyMethods methods, List<String> together) {
        this.methods = methods;
        this.together = List.copyOf(together);
    }

    @Override
    public Map<Source, JsonNode> read(Collection<Source> sources) throws DeviceException, InterruptedException {
        Map<Source, JsonNode> read = new HashMap<>();
        Set<String> names = new LinkedHashSet<>();
        Set<Integer> zeros = new LinkedHashSet<>();
        Set<String> children = new LinkedHashSet<>();
        for (Source source : sources) {
            switch (source) {
                case Source.Named(String name) -> names.add(name);
                case Source.Placed places -> zeros.add(places.zeros());
                case Source.Child part -> children.add(part.child());
                case Source.Asked _, Source.Numbered _ -> {}
            }
        }
        named(names, read);
        for (int count : zeros) {
            placed(count, read);
        }
        for (String child : children) {
            GatewayChildren.read(methods, child, read);
        }
        for (Source source : new LinkedHashSet<>(sources)) {
            if (source instanceof Source.Asked(String method)) {
                asked(method, read);
            }
        }
        return read;
    }

    private void named(Set<String> names, Map<Source, JsonNode> read) throws DeviceException, InterruptedException {
        if (names.isEmpty()) {
            return;
        }
        List<String> wanted = together.containsAll(names) ? together : List.copyOf(names);
        try {
            keep(wanted, methods.getProp(wanted), read);
        } catch (DeviceException.Refused e) {
            if (wanted.size() == 1) {
                throw e;
            }
            oneByOne(wanted, read, e);
        }
    }

    /** Some firmware refuses all for one name that it does not know. */
    private void oneByOne(List<String> names, Map<Source, JsonNode> read, DeviceException.Refused all)
            throws DeviceException, InterruptedException {
        int refused = 0;
        for (String name : names) {
            try {
                keep(List.of(name), methods.getProp(List.of(name)), read);
            } catch (DeviceException.Refused e) {
                refused++;
            }
        }
        if (refused == names.size()) {
            throw all;
        }
    }

    private static void keep(List<String> names, List<JsonNode> values, Map<Source, JsonNode> read) {
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            JsonNode value = values.get(i);
            if (!value.isNull() && !(value.isString() && value.stringValue().isEmpty())) {
                read.put(new Source.Named(names.get(i)), value);
            }
        }
    }

    private void placed(int count, Map<Source, JsonNode> read) throws DeviceException, InterruptedException {
        ArrayNode zeros = JsonMapper.shared().createArrayNode();
        for (int i = 0; i < count; i++) {
            zeros.add(0);
        }
        JsonNode answer = methods.call(GET, zeros, Call.Kind.READ);
        // One value more than was asked for: the light's. With any other number it is not known which is whose.
        if (answer.isArray() && (answer.size() == count || answer.size() == count + 1)) {
            for (int i = 0; i < answer.size(); i++) {
                read.put(new Source.Placed(count, i), answer.get(i));
            }
        }
    }

    private void asked(String method, Map<Source, JsonNode> read) throws DeviceException, InterruptedException {
        try {
            JsonNode answer = methods.call(method, JsonMapper.shared().createArrayNode(), Call.Kind.READ);
            JsonNode value = answer.isArray() ? answer.path(0) : answer;
            if (value.isValueNode() && !value.isNull()) {
                read.put(new Source.Asked(method), value);
            }
        } catch (DeviceException.Refused e) {
            // Not every firmware has it; the rest was read all the same.
        }
    }

    @Override
    public void give(Order order) throws DeviceException, InterruptedException {
        if (!(order instanceof Order.Send(List<Command> ways))) {
            throw new IllegalStateException("A device without properties has methods alone");
        }
        List<DeviceException.Refused> refusals = new ArrayList<>();
        for (Command way : ways) {
            try {
                tell(way);
                return;
            } catch (DeviceException.Refused e) {
                refusals.add(e);
            }
        }
        throw refusals.getFirst();
    }

    private void tell(Command way) throws DeviceException, InterruptedException {
        ArrayNode parameters = JsonMapper.shared().createArrayNode().addAll(way.parameters());
        if (way.child().isPresent()) {
            methods.callChild(way.child().get(), way.method(), parameters, Call.Kind.SET);
        } else {
            methods.call(way.method(), parameters, Call.Kind.SET);
        }
    }
}
