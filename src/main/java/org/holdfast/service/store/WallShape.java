// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.service.WallState;
import org.holdfast.service.WallState.Arrangement;
import org.holdfast.service.WallState.Layout;
import org.holdfast.service.WallState.Look;
import org.holdfast.service.WallState.Place;
import org.holdfast.service.WallState.View;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The live wall as JSON: {@code everything}, {@code views}, {@code chosen} and {@code looks}. */
final class WallShape implements Shape<WallState> {
    @Override
    public int version() {
        return 2;
    }

    /** The second schema adds the free layout, and places that only it needs. */
    @Override
    public void migrate(int from, ObjectNode content) {
        // What the first schema says means the same in the second.
    }

    @Override
    public WallState initial() {
        return WallState.INITIAL;
    }

    @Override
    public void write(WallState state, ObjectNode into) {
        write(state.everything(), into.putObject("everything"));
        ArrayNode views = into.putArray("views");
        for (View view : state.views()) {
            ObjectNode node = views.addObject();
            node.put("id", view.id());
            node.put("name", view.name());
            write(view.arrangement(), node);
        }
        state.chosen().ifPresent(id -> into.put("chosen", id));
        ObjectNode looks = into.putObject("looks");
        state.looks().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            ObjectNode node = looks.putObject(entry.getKey());
            node.put("quarter-turns", entry.getValue().quarterTurns());
            node.put("volume", entry.getValue().volume());
            node.put("muted", entry.getValue().muted());
            node.put("stamped", entry.getValue().stamped());
        });
    }

    private static void write(Arrangement arrangement, ObjectNode into) {
        into.put("layout", arrangement.layout().name().toLowerCase(Locale.ROOT));
        ArrayNode cameras = into.putArray("cameras");
        arrangement.cameras().forEach(cameras::add);
        ObjectNode places = into.putObject("places");
        arrangement.places().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    ObjectNode node = places.putObject(entry.getKey());
                    node.put("left", entry.getValue().left());
                    node.put("top", entry.getValue().top());
                    node.put("width", entry.getValue().width());
                    node.put("height", entry.getValue().height());
                });
    }

    @Override
    public WallState read(JsonNode content) throws MalformedStateException {
        JsonNode list = content.path("views");
        if (!list.isArray() || list.size() > WallState.MOST_VIEWS) {
            throw new MalformedStateException("There is no list of views");
        }
        List<View> views = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : list) {
            View view = new View(Fields.text(node, "id"), Fields.text(node, "name"), arrangement(node));
            if (!ids.add(view.id())) {
                throw new MalformedStateException("Two views have one id");
            }
            views.add(view);
        }
        return new WallState(
                arrangement(content.path("everything")), views, Fields.optionalText(content, "chosen"), looks(content));
    }

    private static Arrangement arrangement(JsonNode node) throws MalformedStateException {
        JsonNode list = node.path("cameras");
        if (!list.isArray() || list.size() > WallState.MOST_CAMERAS) {
            throw new MalformedStateException("There is no list of cameras");
        }
        List<String> cameras = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.isString()) {
                throw new MalformedStateException("A camera is no text");
            }
            cameras.add(each.stringValue());
        }
        String given = Fields.optionalText(node, "layout").orElse("");
        Layout layout = Layout.FITTED;
        for (Layout each : Layout.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(given)) {
                layout = each;
            }
        }
        return new Arrangement(layout, cameras, places(node));
    }

    /** Numbers that make no sense are brought onto the wall. */
    private static Map<String, Place> places(JsonNode arrangement) throws MalformedStateException {
        JsonNode object = arrangement.path("places");
        if (object.size() > WallState.MOST_CAMERAS) {
            throw new MalformedStateException("There are too many places");
        }
        Map<String, Place> places = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            JsonNode node = entry.getValue();
            places.put(
                    entry.getKey(),
                    new Place(
                            node.path("left").asInt(0),
                            node.path("top").asInt(0),
                            node.path("width").asInt(0),
                            node.path("height").asInt(0)));
        }
        return places;
    }

    /** A number that makes no sense counts as the usual one. */
    private static Map<String, Look> looks(JsonNode content) throws MalformedStateException {
        JsonNode object = content.path("looks");
        if (object.size() > WallState.MOST_CAMERAS) {
            throw new MalformedStateException("There are too many cameras");
        }
        Map<String, Look> looks = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            JsonNode node = entry.getValue();
            looks.put(
                    entry.getKey(),
                    new Look(
                            node.path("quarter-turns").asInt(Look.USUAL.quarterTurns()),
                            node.path("volume").asInt(Look.USUAL.volume()),
                            Fields.flag(node, "muted"),
                            Fields.flag(node, "stamped")));
        }
        return looks;
    }
}
