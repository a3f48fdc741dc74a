// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.service.RestreamChoices;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link RestreamChoices} as JSON. */
final class RestreamShape implements Shape<RestreamChoices> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public RestreamChoices initial() {
        return RestreamChoices.INITIAL;
    }

    @Override
    public void write(RestreamChoices state, ObjectNode into) {
        into.put("on", state.on());
        into.put("host", state.host());
        into.put("port", state.port());
        state.user().ifPresent(user -> into.put("user", user));
        ArrayNode cameras = into.putArray("cameras");
        state.cameras()
                .forEach(camera ->
                        cameras.addObject().put("device", camera.device()).put("path", camera.path()));
    }

    @Override
    public RestreamChoices read(JsonNode content) throws MalformedStateException {
        JsonNode user = content.path("user");
        List<RestreamChoices.Camera> cameras = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        try {
            for (JsonNode each : content.path("cameras")) {
                RestreamChoices.Camera camera =
                        new RestreamChoices.Camera(text(each.path("device")), text(each.path("path")));
                if (!paths.add(camera.path())) {
                    throw new MalformedStateException("Two cameras have one path");
                }
                cameras.add(camera);
            }
            JsonNode port = content.path("port");
            if (!port.isInt()) {
                throw new MalformedStateException("There is no port");
            }
            return new RestreamChoices(
                    content.path("on").asBoolean(false),
                    text(content.path("host")),
                    port.intValue(),
                    user.isString() ? Optional.of(user.stringValue()) : Optional.empty(),
                    cameras);
        } catch (IllegalArgumentException e) {
            throw new MalformedStateException("The choices make no sense", e);
        }
    }

    private static String text(JsonNode node) throws MalformedStateException {
        if (!node.isString() || node.stringValue().length() > 200) {
            throw new MalformedStateException("There is no text");
        }
        return node.stringValue();
    }
}
