// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Text;
import org.holdfast.family.miio.dialect.PropertyAddress;

/** What numbered properties are called, for those who look at them one by one. */
final class PropertyLabels {
    private PropertyLabels() {}

    /** What a description says, and in its absence or silence what the table does. */
    static Map<PropertyAddress, Text> of(Plan plan, Optional<Description> description) {
        Map<PropertyAddress, Text> labels = new HashMap<>();
        plan.settings()
                .forEach(each -> each.source()
                        .ifPresent(source -> put(labels, source, each.about().label())));
        plan.measures().forEach(each -> put(labels, each.source(), each.label()));
        plan.outlets()
                .forEach(each -> put(labels, each.light().source(), each.about().label()));
        if (description.isPresent()) {
            for (Description.Service service : description.get().services()) {
                for (Description.Property property : service.properties()) {
                    labels.put(
                            property.address(), ModelTexts.text("described.named", service.title(), property.title()));
                }
            }
        }
        return Map.copyOf(labels);
    }

    private static void put(Map<PropertyAddress, Text> labels, Source source, Text label) {
        if (source instanceof Source.Numbered(PropertyAddress address)) {
            labels.put(address, label);
        }
    }
}
