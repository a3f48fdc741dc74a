// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.miio.Appliance.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Wi-Fi module makes of texts: it stays silent at an id that it saw lately, answers for itself what is asked of
 * every device, and hands on the rest to the appliance (protocol reference, sections 4, 5, 8 and 9). Thread-safe.
 */
final class Firmware {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REMEMBERED = 16;
    private static final int MOST_KEPT = 10_000;
    private static final int LONGEST_NETWORK = 32;
    private static final int SHORTEST_PASSWORD = 8;

    private final Appliance appliance;
    private final Faults faults;
    private final Supplier<ObjectNode> info;
    private final Deque<Long> seen = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private Told told = Told.NOTHING;
    private int lost;

    /** What it was told of a network. */
    enum Told {
        NOTHING,
        NETWORK,
        /** A network whose password cannot be right. */
        WRONG_PASSWORD
    }

    /** @param info what it answers to {@code miIO.info} besides model and firmware */
    Firmware(Appliance appliance, Faults faults, Supplier<ObjectNode> info) {
        this.appliance = appliance;
        this.faults = faults;
        this.info = info;
        faults.listen(this::beginFaults);
    }

    private synchronized void beginFaults() {
        lost = 0;
    }

    /** It got power. */
    synchronized void start() {
        seen.clear();
        told = Told.NOTHING;
    }

    /** Does what a request says; null where it is not answered. */
    synchronized byte @Nullable [] answer(byte[] text) {
        JsonNode request;
        try {
            request = JSON.readTree(trimmed(text));
        } catch (JacksonException e) {
            return null;
        }
        long id = request.path("id").asLong(0);
        if (seen.contains(id)) {
            return null;
        }
        seen.addLast(id);
        if (seen.size() > REMEMBERED) {
            seen.removeFirst();
        }
        String answer = answer(request, id);
        if (lost < faults.number(Fault.LOST_REPLY, 0)) {
            lost++;
            return null;
        }
        int most = faults.number(Fault.CHUNK_LIMIT, Integer.MAX_VALUE);
        if (request.path("method").asString("").startsWith("get_prop")
                && request.path("params").size() > most) {
            return answer.substring(0, answer.length() / 2).getBytes(StandardCharsets.UTF_8);
        }
        return Mangling.mangle(answer, faults);
    }

    private static byte[] trimmed(byte[] text) {
        int length = text.length;
        while (length > 0 && text[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(text, length);
    }

    private String answer(JsonNode request, long id) {
        String method = request.path("method").asString("");
        JsonNode parameters = request.path("params");
        if (done.size() < MOST_KEPT) {
            done.add(method + " " + parameters);
        }
        boolean plain = faults.has(Fault.PLAIN_ANSWERS);
        ObjectNode reply = JSON.createObjectNode();
        try {
            JsonNode result = result(method, parameters);
            if (plain && result instanceof ObjectNode whole) {
                return whole.put("id", id).toString();
            }
            reply.set("result", plain && result.path(0).asString("").equals("ok") ? JSON.valueToTree(0) : result);
        } catch (Refusal e) {
            if (plain) {
                reply.put("error", e.getMessage());
            } else {
                reply.putObject("error").put("code", e.code()).put("message", e.getMessage());
            }
        }
        return reply.put("id", id).toString();
    }

    private JsonNode result(String method, JsonNode parameters) throws Refusal {
        return switch (method) {
            case "miIO.info" -> info.get().put("model", appliance.model()).put("fw_ver", appliance.firmware());
            case "miIO.wifi_assoc_state" ->
                JSON.createObjectNode()
                        .put("state", "ONLINE")
                        .put("auth_fail_count", 0)
                        .put("conn_success_count", 1)
                        .put("conn_fail_count", 0)
                        .put("dhcp_fail_count", 0);
            case "miIO.config_router" -> tell(parameters);
            default -> appliance.call(method, parameters);
        };
    }

    private JsonNode tell(JsonNode network) throws Refusal {
        int name = network.path("ssid").asString("").getBytes(StandardCharsets.UTF_8).length;
        if (!network.isObject()
                || name == 0
                || name > LONGEST_NETWORK
                || !network.path("passwd").isString()) {
            throw new Refusal(-5005, "params error");
        }
        int password = network.path("passwd").stringValue().length();
        told = password == 0 || password >= SHORTEST_PASSWORD ? Told.NETWORK : Told.WRONG_PASSWORD;
        return JSON.createArrayNode().add("ok");
    }

    /** What it was told since this was asked last. */
    synchronized Told told() {
        Told before = told;
        told = Told.NOTHING;
        return before;
    }

    /** What it did, each a method and its parameters, in order; also what it refused. */
    synchronized List<String> done() {
        return List.copyOf(done);
    }

    /** What its appliance is now. */
    synchronized Map<String, String> state() {
        return appliance.state();
    }
}
