// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.dialect.Entry;
import org.holdfast.family.miio.dialect.MiotProperties;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.JsonNode;

/** A device with numbered properties. */
final class MiotBoard implements Board {
    private final MiotProperties properties;

    MiotBoard(MiotProperties properties) {
        this.properties = properties;
    }

    @Override
    public Map<Source, JsonNode> read(Collection<Source> sources) throws DeviceException, InterruptedException {
        Set<PropertyAddress> wanted = new LinkedHashSet<>();
        for (Source source : sources) {
            if (source instanceof Source.Numbered(PropertyAddress address)) {
                wanted.add(address);
            }
        }
        Map<Source, JsonNode> read = new HashMap<>();
        if (!wanted.isEmpty()) {
            properties.get(List.copyOf(wanted)).forEach((address, entry) -> {
                if (entry instanceof Entry.Value(JsonNode value)) {
                    read.put(new Source.Numbered(address), value);
                }
            });
        }
        return read;
    }

    @Override
    public void give(Order order) throws DeviceException, InterruptedException {
        switch (order) {
            case Order.Write(PropertyAddress address, JsonNode value) -> properties.write(address, value);
            case Order.Act(int siid, int aiid) -> properties.action(siid, aiid, List.of());
            case Order.Send _ -> throw new IllegalStateException("A device with properties has no methods of its own");
        }
    }
}
