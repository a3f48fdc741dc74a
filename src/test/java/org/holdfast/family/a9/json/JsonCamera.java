// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.family.a9.command.ScriptedSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A camera of the JSON dialect as a function. */
final class JsonCamera implements Function<byte[], List<byte[]>> {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> TWINS = Map.of(
            "set_vol",
            "get_vol",
            "set_alarm",
            "get_alarm",
            "set_cyalarm",
            "get_cyalarm",
            "set_whiteLight",
            "get_whiteLight");

    final ScriptedSession session = new ScriptedSession(this);
    final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    /** What it answers to a reading command, by {@code pro}; what is missing is answered with -1. */
    final Map<String, ObjectNode> says = new ConcurrentHashMap<>();

    /** Commands that it does not answer. */
    final Set<String> silent = ConcurrentHashMap.newKeySet();

    /** Fields that it says yes to and does not change. */
    final Set<String> stubborn = ConcurrentHashMap.newKeySet();

    /** Fields that it says no to. */
    final Set<String> refusing = ConcurrentHashMap.newKeySet();

    volatile String user = "admin";
    volatile String password = "6666";

    JsonCamera() {
        says("get_parms", """
                {"cmd":101,"result":0,"tz":-8,"time":1699654116,"icut":2,"batValue":90,"batStatus":1,
                "sysver":"HQLS_HK66_DP_20230802 20:08:13","mcuver":"1.1.1.1","isShow4KMenu":0,"isShowIcutAuto":1,
                "rotmir":0,"signal":100,"lamp":1}""");
    }

    void says(String pro, String json) {
        says.put(pro, (ObjectNode) JSON.readTree(json));
    }

    @Override
    public List<byte[]> apply(byte[] packet) {
        ObjectNode request = text(packet);
        heard.add(request);
        String pro = request.path("pro").stringValue();
        if (silent.contains(pro)) {
            return List.of();
        }
        ObjectNode reply = JSON.createObjectNode();
        int number = request.path("cmd").intValue();
        reply.put("cmd", number == 126 ? 128 : number);
        reply.put("result", result(request, pro, reply));
        return List.of(record(reply));
    }

    private int result(ObjectNode request, String pro, ObjectNode reply) {
        if (!user.equals(request.path("user").stringValue())) {
            return -1;
        }
        if (!password.equals(request.path("pwd").stringValue())) {
            return -3;
        }
        ObjectNode reads = says.get(pro);
        if (reads != null) {
            reply.setAll(reads);
            return reads.path("result").intValue(0);
        }
        return switch (pro) {
            case "check_user", "stream", "set_datetime", "ptz_control", "talk_send", "set_wifi", "set_cypush" -> 0;
            case "edit_user" -> {
                if (!stubborn.contains(pro)) {
                    user = request.path("newuser").stringValue();
                    password = request.path("newpwd").stringValue();
                }
                yield 0;
            }
            case "dev_control" -> write(request, Objects.requireNonNull(says.get("get_parms")));
            default -> {
                ObjectNode state = says.get(TWINS.getOrDefault(pro, ""));
                yield state == null ? -1 : write(request, state);
            }
        };
    }

    private int write(ObjectNode request, ObjectNode state) {
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : request.properties()) {
            if (!Set.of("pro", "cmd", "user", "pwd").contains(each.getKey())) {
                changes.put(each.getKey(), each.getValue());
            }
        }
        if (changes.keySet().stream().anyMatch(refusing::contains)) {
            return -1;
        }
        changes.forEach((field, value) -> {
            if (state.has(field) && !stubborn.contains(field)) {
                state.set(field, value);
            }
        });
        return 0;
    }

    /** The commands that it heard, by name. */
    List<String> commands() {
        return heard.stream().map(each -> each.path("pro").stringValue()).collect(Collectors.toList());
    }

    JsonNode last(String pro) {
        return heard.stream()
                .filter(each -> each.path("pro").stringValue().equals(pro))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    static ObjectNode text(byte[] packet) {
        ByteBuffer bytes = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getInt(4);
        return (ObjectNode) JSON.readTree(new String(packet, 8, length, StandardCharsets.UTF_8));
    }

    static byte[] record(ObjectNode text) {
        return record(JSON.writeValueAsString(text).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] record(byte[] text) {
        return ByteBuffer.allocate(8 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0x06, 0x0a, (byte) 0xa1, (byte) 0x80})
                .putInt(text.length)
                .put(text)
                .array();
    }
}
