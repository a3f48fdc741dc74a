// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.device.Switches.Kind;
import org.holdfast.device.Switches.Outlet;
import org.holdfast.device.Text;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which outlets each device had, as JSON, so that they can be shown and grouped before it answers. */
final class OutletsShape implements Shape<Map<String, List<Outlet>>> {
    private static final int MOST_DEVICES = 1000;
    private static final int MOST_OUTLETS = 100;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Map<String, List<Outlet>> initial() {
        return Map.of();
    }

    @Override
    public void write(Map<String, List<Outlet>> state, ObjectNode into) {
        ArrayNode devices = into.putArray("devices");
        new TreeMap<>(state).forEach((id, outlets) -> {
            ArrayNode rows = devices.addObject().put("id", id).putArray("outlets");
            for (Outlet outlet : outlets) {
                rows.addArray()
                        .add(outlet.name())
                        .add(outlet.label().bundle())
                        .add(outlet.label().key())
                        .add(outlet.kind().name().toLowerCase(Locale.ROOT))
                        .add(outlet.proven() ? 1 : 0);
            }
        });
    }

    @Override
    public Map<String, List<Outlet>> read(JsonNode content) throws MalformedStateException {
        Map<String, List<Outlet>> read = new TreeMap<>();
        for (JsonNode device : Columns.list(content, "devices", MOST_DEVICES)) {
            List<Outlet> outlets = new ArrayList<>();
            for (JsonNode row : Columns.list(device, "outlets", MOST_OUTLETS)) {
                outlets.add(outlet(row));
            }
            read.put(Columns.text(device.path("id")), List.copyOf(outlets));
        }
        return Collections.unmodifiableMap(read);
    }

    private static Outlet outlet(JsonNode row) throws MalformedStateException {
        try {
            return new Outlet(
                    Columns.text(row, 0),
                    new Text(Columns.text(row, 1), Columns.text(row, 2), List.of()),
                    Kind.valueOf(Columns.text(row, 3).toUpperCase(Locale.ROOT)),
                    Columns.flag(row, 4));
        } catch (IllegalArgumentException e) {
            throw new MalformedStateException("There is no such kind of outlet", e);
        }
    }

    /** A label without placeholders, which can be written down. */
    static Outlet writable(Outlet outlet) {
        Text label = outlet.label();
        return label.arguments().isEmpty()
                ? outlet
                : new Outlet(outlet.name(), Text.literal(label.toString()), outlet.kind(), outlet.proven());
    }
}
