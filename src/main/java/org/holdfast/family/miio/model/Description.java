// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.JsonNode;

/**
 * A published description of a model (protocol reference, section 11). All texts in it are plain and bounded, and still
 * only the file's word.
 *
 * @param vendorModel the maker and the model as descriptions write them, such as {@code cuco-v3}
 * @param kind what the device is, such as {@code outlet}
 * @param model the whole name, such as {@code cuco.plug.v3}; empty where the file does not say it
 */
record Description(String vendorModel, String kind, Optional<String> model, String title, List<Service> services) {
    Description {
        services = List.copyOf(services);
    }

    /**
     * Whether it is one of a model. Descriptions leave the middle of a model's name out.
     *
     * @param name such as {@code cuco.plug.v3}
     */
    boolean describes(String name) {
        if (model.isPresent()) {
            return model.get().equals(name);
        }
        int first = name.indexOf('.');
        int last = name.lastIndexOf('.');
        return name.replace('.', '-').equals(vendorModel)
                || (first > 0 && (name.substring(0, first) + "-" + name.substring(last + 1)).equals(vendorModel));
    }

    /** For which models it is, for people: with a star for what it leaves open. */
    String models() {
        int hyphen = vendorModel.indexOf('-');
        return model.orElse(
                hyphen > 0
                        ? vendorModel.substring(0, hyphen) + ".*." + vendorModel.substring(hyphen + 1)
                        : vendorModel);
    }

    /** Properties and actions that belong together. */
    record Service(int siid, String name, String title, List<Property> properties, List<Action> actions) {
        Service {
            properties = List.copyOf(properties);
            actions = List.copyOf(actions);
        }
    }

    /**
     * A property.
     *
     * @param unit as the file writes it; may be empty
     * @param values what it can be; empty where any in {@code range}
     */
    record Property(
            PropertyAddress address,
            String name,
            String title,
            Format format,
            boolean readable,
            boolean writable,
            String unit,
            List<Named> values,
            Optional<Limits> range) {
        Property {
            values = List.copyOf(values);
        }
    }

    /** A value with what it is called. */
    record Named(JsonNode value, String title) {}

    /** A range, ends included. */
    record Limits(BigDecimal least, BigDecimal most, BigDecimal step) {}

    /** @param values how many it wants */
    record Action(int aiid, String name, String title, int values) {}

    /** What values are. */
    enum Format {
        BOOL,
        WHOLE,
        DECIMAL,
        TEXT,
        /** Anything else; can be shown, not set. */
        OTHER
    }
}
