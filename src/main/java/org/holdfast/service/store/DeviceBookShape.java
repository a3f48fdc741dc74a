// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.Device;
import org.holdfast.net.Address;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The device book as JSON: {@code devices}, in the order in which they were added. */
final class DeviceBookShape implements Shape<List<SavedDevice>> {
    private static final int MOST = 1000;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<SavedDevice> initial() {
        return List.of();
    }

    @Override
    public void write(List<SavedDevice> state, ObjectNode into) {
        ArrayNode devices = into.putArray("devices");
        for (SavedDevice saved : state) {
            Device device = saved.device();
            ObjectNode node = devices.addObject();
            node.put("id", device.id());
            node.put("family", device.family());
            node.put("model", device.model());
            node.put("name", device.name());
            node.put("address", device.address().toString());
            ObjectNode options = node.putObject("options");
            device.options().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(option -> options.put(option.getKey(), option.getValue()));
            saved.seen().ifPresent(when -> node.put("seen", when.toString()));
        }
    }

    @Override
    public List<SavedDevice> read(JsonNode content) throws MalformedStateException {
        JsonNode devices = content.path("devices");
        if (!devices.isArray() || devices.size() > MOST) {
            throw new MalformedStateException("There is no list of devices");
        }
        List<SavedDevice> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : devices) {
            SavedDevice saved = device(node);
            if (!ids.add(saved.device().id())) {
                throw new MalformedStateException("Two devices have one id");
            }
            read.add(saved);
        }
        return List.copyOf(read);
    }

    private static SavedDevice device(JsonNode node) throws MalformedStateException {
        Address address;
        try {
            address = Address.parse(Fields.text(node, "address"));
        } catch (IllegalArgumentException e) {
            throw new MalformedStateException("An address makes no sense", e);
        }
        Device device = new Device(
                Fields.text(node, "id"),
                Fields.text(node, "family"),
                Fields.text(node, "model"),
                Fields.text(node, "name"),
                address,
                Fields.texts(node, "options"));
        return new SavedDevice(device, seen(node));
    }

    /** When it was last seen matters little: what makes no sense counts as never. */
    private static Optional<Instant> seen(JsonNode node) {
        try {
            return Fields.optionalText(node, "seen").map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
