// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.ModelTexts.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.family.miio.dialect.LegacyMethods;
import org.holdfast.family.miio.wire.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Wall switches and plugs behind a Lumi gateway, as outlets of the gateway (protocol reference, end of section 10). Which
 * of its children can be switched is found by asking each: those whose channels are on or off. Nothing of this was ever
 * seen to work, so all of it is unverified.
 */
final class GatewayChildren {
    /** What each child is asked for. */
    static final List<String> VALUES = List.of("neutral_0", "neutral_1", "load_power");

    private static final int CHANNELS = 2;
    private static final int WATTS = 2;
    private static final int MOST = 64;
    private static final Duration LONGEST = Duration.ofSeconds(6);
    private static final Pattern GATEWAY = Pattern.compile("lumi\\.(gateway|acpartner)\\..*");
    private static final Pattern CHILD = Pattern.compile("lumi\\.[0-9a-f]{4,32}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GatewayChildren() {}

    /** Whether a model may have children. */
    static boolean mayHave(String model) {
        return GATEWAY.matcher(model).matches();
    }

    /** What its children have that answer within some seconds; nothing where it does not tell of any. */
    static Plan plan(LegacyMethods methods) throws DeviceException, InterruptedException {
        List<Plan.Outlet> outlets = new ArrayList<>();
        List<Plan.Measured> measures = new ArrayList<>();
        long began = System.nanoTime();
        for (String child : children(methods)) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                break;
            }
            Map<Source, JsonNode> said = new HashMap<>();
            read(methods, child, said);
            int before = outlets.size();
            for (int channel = 0; channel < CHANNELS; channel++) {
                Source source = new Source.Child(child, channel);
                Plan.Light light = new Plan.Light(source, OptionalInt.empty());
                if (said.containsKey(source)
                        && light.read(said.getOrDefault(source, NODES.missingNode()))
                                .isPresent()) {
                    outlets.add(outlet(child, channel, light));
                }
            }
            Source watts = new Source.Child(child, WATTS);
            if (outlets.size() > before
                    && Values.number(said.getOrDefault(watts, NODES.missingNode()), BigDecimal.ONE)
                            .isPresent()) {
                measures.add(new Plan.Measured(
                        "power-" + serial(child),
                        text("described.named", text("measure.power"), serial(child)),
                        Switches.Quantity.WATTS,
                        watts,
                        BigDecimal.ONE,
                        false));
            }
        }
        return new Plan(outlets, measures, List.of(), List.of(), List.of());
    }

    private static Plan.Outlet outlet(String child, int channel, Plan.Light light) {
        String name = serial(child) + "-" + (channel + 1);
        return new Plan.Outlet(
                new Switches.Outlet(
                        name,
                        text("described.named", text("outlet.gang", Integer.toString(channel + 1)), serial(child)),
                        Switches.Kind.GANG,
                        false),
                light,
                ways(child, channel, "on"),
                ways(child, channel, "off"));
    }

    /** Which of the names a child goes by differs; what it does not know it refuses. */
    private static Order ways(String child, int channel, String word) {
        List<Command> ways = new ArrayList<>();
        for (String method : List.of("toggle_ctrl_neutral", "toggle_plug")) {
            for (String name : List.of("channel_", "neutral_")) {
                ways.add(new Command(
                        method, List.of(NODES.stringNode(name + channel), NODES.stringNode(word)), Optional.of(child)));
            }
        }
        return new Order.Send(ways);
    }

    private static String serial(String child) {
        return child.substring(child.indexOf('.') + 1);
    }

    /** Five values a child in one list, or an object each, by the gateway's model. */
    private static Set<String> children(LegacyMethods methods) throws DeviceException, InterruptedException {
        ArrayNode all = JsonMapper.shared().createArrayNode().add("lumi.0").add("device_list");
        Set<String> children = new LinkedHashSet<>();
        Optional<JsonNode> flat = answer(methods, "get_device_prop", all);
        flat.ifPresent(list -> {
            for (int i = 0; i + 5 <= list.size(); i += 5) {
                keep(list.get(i), children);
            }
        });
        if (children.isEmpty()) {
            answer(methods, "get_device_list", JsonMapper.shared().createArrayNode())
                    .ifPresent(list -> list.forEach(each -> keep(each.path("did"), children)));
        }
        return children;
    }

    private static void keep(JsonNode name, Set<String> children) {
        if (name.isString() && CHILD.matcher(name.stringValue()).matches() && children.size() < MOST) {
            children.add(name.stringValue());
        }
    }

    /** Empty where this gateway refuses it; some refuse most over the local network. */
    private static Optional<JsonNode> answer(LegacyMethods methods, String method, ArrayNode parameters)
            throws DeviceException, InterruptedException {
        try {
            JsonNode answer = methods.call(method, parameters, Call.Kind.READ);
            return answer.isArray() ? Optional.of(answer) : Optional.empty();
        } catch (DeviceException.Refused e) {
            return Optional.empty();
        }
    }

    /** Reads a child; what it does not say is left out. */
    static void read(LegacyMethods methods, String child, Map<Source, JsonNode> read)
            throws DeviceException, InterruptedException {
        ArrayNode question = JsonMapper.shared().createArrayNode().add(child);
        VALUES.forEach(question::add);
        ArrayNode questions = JsonMapper.shared().createArrayNode().add(question);
        JsonNode values = answer(methods, "get_device_prop_exp", questions)
                .map(each -> each.path(0))
                .orElse(NODES.missingNode());
        if (values.isArray() && values.size() == VALUES.size()) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i).isValueNode() && !values.get(i).isNull()) {
                    read.put(new Source.Child(child, i), values.get(i));
                }
            }
        }
    }
}
