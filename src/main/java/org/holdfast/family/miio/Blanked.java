// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.family.miio.wire.MiioClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes secrets out of what a device says of itself, which may hold its own token. */
final class Blanked {
    private static final String HIDDEN = "hidden";
    private static final Set<String> SECRETS = Set.of("token", "passwd", "password", "psk", "key", "bind_key");

    private Blanked() {}

    /** A copy without them. */
    static JsonNode of(JsonNode said, MiioClient client) {
        if (said.isObject()) {
            ObjectNode copy = JsonMapper.shared().createObjectNode();
            for (Map.Entry<String, JsonNode> each : said.properties()) {
                boolean secret = SECRETS.contains(each.getKey().toLowerCase(Locale.ROOT))
                        && each.getValue().isValueNode();
                copy.set(
                        client.holdsToken(each.getKey()) ? HIDDEN : each.getKey(),
                        secret ? JsonMapper.shared().getNodeFactory().stringNode(HIDDEN) : of(each.getValue(), client));
            }
            return copy;
        }
        if (said.isArray()) {
            ArrayNode copy = JsonMapper.shared().createArrayNode();
            said.forEach(each -> copy.add(of(each, client)));
            return copy;
        }
        return said.isString() && client.holdsToken(said.stringValue())
                ? JsonMapper.shared().getNodeFactory().stringNode(HIDDEN)
                : said;
    }
}
