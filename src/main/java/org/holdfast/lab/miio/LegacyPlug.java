// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A plug that speaks the methods of before 2019, as chuangmi.plug.m1 does (protocol reference, section 10). */
final class LegacyPlug implements Appliance {
    private static final int WARM = 31;

    private boolean power;
    private boolean light = true;

    @Override
    public String word() {
        return "plug";
    }

    @Override
    public String firmware() {
        return "1.2.4_16";
    }

    @Override
    public boolean announces() {
        return true;
    }

    @Override
    public String model() {
        return "chuangmi.plug.m1";
    }

    @Override
    public String title() {
        return "Virtual plug";
    }

    @Override
    public JsonNode call(String method, JsonNode parameters) throws Refusal {
        switch (method) {
            case "get_prop" -> {
                return properties(parameters);
            }
            case "set_power" -> power = isOn(parameters);
            case "set_wifi_led" -> light = isOn(parameters);
            default -> throw new Refusal(-9999, "undefined command");
        }
        return JsonMapper.shared().createArrayNode().add("ok");
    }

    private ArrayNode properties(JsonNode names) {
        ArrayNode values = JsonMapper.shared().createArrayNode();
        for (JsonNode name : names) {
            switch (name.asString("")) {
                case "power" -> values.add(word(power));
                case "wifi_led" -> values.add(word(light));
                case "temperature" -> values.add(WARM);
                default -> values.addNull();
            }
        }
        return values;
    }

    private static boolean isOn(JsonNode parameters) throws Refusal {
        String word = parameters.path(0).asString("");
        if (!word.equals("on") && !word.equals("off")) {
            throw new Refusal(-5001, "invalid_arg");
        }
        return word.equals("on");
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }

    @Override
    public Map<String, String> state() {
        return Map.of("power", word(power), "wifi_led", word(light));
    }
}
