// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.service.SecretImports.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of {@link SavedWaitingSecrets} as JSON: {@code waiting}. */
final class WaitingSecretsShape implements Shape<List<Waiting>> {
    /** More are not remembered. */
    static final int MOST = 5000;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Waiting> initial() {
        return List.of();
    }

    @Override
    public void write(List<Waiting> state, ObjectNode into) {
        ArrayNode list = into.putArray("waiting");
        for (Waiting each : state) {
            ObjectNode node = list.addObject();
            node.put("family", each.family());
            node.put("device", each.device());
            node.put("kind", each.kind());
            node.put("name", each.name());
            node.put("model", each.model());
        }
    }

    @Override
    public List<Waiting> read(JsonNode content) throws MalformedStateException {
        JsonNode list = content.path("waiting");
        if (!list.isArray() || list.size() > MOST) {
            throw new MalformedStateException("There is no list of devices");
        }
        List<Waiting> all = new ArrayList<>();
        for (JsonNode node : list) {
            all.add(new Waiting(
                    Fields.text(node, "family"),
                    Fields.text(node, "device"),
                    Fields.text(node, "kind"),
                    Fields.optionalText(node, "name").orElse(""),
                    Fields.optionalText(node, "model").orElse("")));
        }
        return List.copyOf(all);
    }
}
