// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is common to the devices of after 2019, which know properties and actions (protocol reference, section 11). */
abstract class MiotAppliance implements Appliance {
    private static final int NO_SUCH_ACTION = -4003;
    private static final int WRONG_ARGUMENTS = -4006;

    /** Of the device; its constructor fills them. */
    final Properties properties = new Properties();

    /** One with what every device tells of itself. */
    MiotAppliance() {
        properties.told(1, 1, "manufacturer", () -> JsonNodeFactory.instance.stringNode("holdfast"));
        properties.told(1, 2, "model", () -> JsonNodeFactory.instance.stringNode(model()));
        properties.told(1, 4, "firmware", () -> JsonNodeFactory.instance.stringNode(firmware()));
    }

    /** Lets what was due meanwhile have happened. */
    abstract void catchUp();

    /** Does an action without arguments; false where there is none. */
    boolean act(int service, int action) {
        return false;
    }

    @Override
    public String firmware() {
        return "2.1.2_0037";
    }

    @Override
    public final JsonNode call(String method, JsonNode parameters) throws Refusal {
        catchUp();
        return switch (method) {
            case "get_properties" -> properties.get(list(parameters));
            case "set_properties" -> properties.set(list(parameters));
            case "action" -> action(parameters);
            // What the Wi-Fi module does not know goes to the appliance, which stays silent.
            default -> throw new Refusal(-9999, "user ack timeout");
        };
    }

    private static JsonNode list(JsonNode parameters) throws Refusal {
        if (!parameters.isArray()) {
            throw new Refusal(-5001, "invalid_arg");
        }
        return parameters;
    }

    private JsonNode action(JsonNode asked) throws Refusal {
        if (!asked.isObject()) {
            throw new Refusal(-5001, "invalid_arg");
        }
        int code;
        if (!asked.path("in").isEmpty()) {
            code = WRONG_ARGUMENTS;
        } else {
            code = act(asked.path("siid").asInt(0), asked.path("aiid").asInt(0)) ? 0 : NO_SUCH_ACTION;
        }
        return JsonMapper.shared()
                .createObjectNode()
                .put("did", asked.path("did").asString(""))
                .put("siid", asked.path("siid").asInt(0))
                .put("aiid", asked.path("aiid").asInt(0))
                .put("code", code);
    }

    @Override
    public final Map<String, String> state() {
        catchUp();
        return properties.state();
    }
}
