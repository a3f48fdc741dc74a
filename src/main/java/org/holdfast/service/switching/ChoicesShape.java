// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.service.Switchboard.Group;
import org.holdfast.service.Switchboard.Keeper;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Switchboard.Timer;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups, protected outlets and timers as JSON. */
final class ChoicesShape implements Shape<Choices> {
    /** More groups, outlets in one, protected outlets or timers are not taken. */
    static final int MOST = 1000;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Choices initial() {
        return Choices.NONE;
    }

    @Override
    public void write(Choices state, ObjectNode into) {
        ArrayNode groups = into.putArray("groups");
        for (Group group : state.groups()) {
            ArrayNode points = groups.addObject()
                    .put("id", group.id())
                    .put("name", group.name())
                    .putArray("outlets");
            group.points()
                    .forEach(point -> points.addArray().add(point.deviceId()).add(point.outlet()));
        }
        ArrayNode guarded = into.putArray("protected");
        state.guarded().stream()
                .sorted(Comparator.comparing(Point::deviceId).thenComparing(Point::outlet))
                .forEach(point -> guarded.addArray().add(point.deviceId()).add(point.outlet()));
        ArrayNode timers = into.putArray("timers");
        for (Timer timer : state.timers()) {
            timers.addArray()
                    .add(timer.point().deviceId())
                    .add(timer.point().outlet())
                    .add(timer.on().orElse(false) ? 1 : 0)
                    .add(timer.due().toString());
        }
    }

    @Override
    public Choices read(JsonNode content) throws MalformedStateException {
        List<Group> groups = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode each : Columns.list(content, "groups", MOST)) {
            List<Point> points = new ArrayList<>();
            for (JsonNode row : Columns.list(each, "outlets", MOST)) {
                points.add(Columns.point(row, 0));
            }
            Group group = new Group(name(each, "id"), name(each, "name"), points);
            if (!ids.add(group.id())) {
                throw new MalformedStateException("Two groups are the same");
            }
            groups.add(group);
        }
        Set<Point> guarded = new HashSet<>();
        for (JsonNode row : Columns.list(content, "protected", MOST)) {
            guarded.add(Columns.point(row, 0));
        }
        Choices read = new Choices(groups, guarded, List.of());
        for (JsonNode row : Columns.list(content, "timers", MOST)) {
            Instant due = Columns.time(row, 3);
            read = read.timing(
                    new Timer(Columns.point(row, 0), Optional.of(Columns.flag(row, 2)), due, Keeper.PROGRAM));
        }
        return read;
    }

    private static String name(JsonNode group, String field) throws MalformedStateException {
        JsonNode text = group.path(field);
        if (!text.isString()
                || text.stringValue().isBlank()
                || text.stringValue().length() > 200) {
            throw new MalformedStateException("A group has no " + field);
        }
        return text.stringValue();
    }
}
