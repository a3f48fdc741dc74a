// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.ModelTexts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.Switches;
import org.holdfast.family.miio.dialect.PropertyAddress;

/**
 * Finds what is measured in a description. Descriptions often leave the unit out or are wrong about the scale, so a value
 * is proven only where it has a unit and is none of energy, on whose scale even known models differ.
 */
final class DescribedMeasures {
    private static final int MOST = 40;

    private DescribedMeasures() {}

    /** @param used gets the addresses of what is found */
    static List<Plan.Measured> of(Description description, Set<PropertyAddress> used) {
        List<Plan.Measured> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Description.Service service : description.services()) {
            for (Description.Property property : service.properties()) {
                Optional<Meaning> meaning = meaning(property);
                if (meaning.isEmpty() || used.contains(property.address()) || found.size() >= MOST) {
                    continue;
                }
                String word = meaning.get().name();
                String name = names.add(word)
                        ? word
                        : word + "-" + property.address().siid() + "-"
                                + property.address().piid();
                used.add(property.address());
                found.add(new Plan.Measured(
                        name,
                        name.equals(word)
                                ? text("measure." + word)
                                : text("described.named", text("measure." + word), service.title()),
                        meaning.get().quantity(),
                        new Source.Numbered(property.address()),
                        meaning.get().scale(),
                        meaning.get().unit() && meaning.get().quantity() != Switches.Quantity.KILOWATT_HOURS));
            }
        }
        return found;
    }

    /** @param unit whether the file gives one */
    private record Meaning(String name, Switches.Quantity quantity, BigDecimal scale, boolean unit) {}

    private static Optional<Meaning> meaning(Description.Property property) {
        boolean number =
                property.format() == Description.Format.WHOLE || property.format() == Description.Format.DECIMAL;
        if (!number
                || !property.readable()
                || property.writable()
                || !property.values().isEmpty()) {
            return Optional.empty();
        }
        String unit = property.unit().toLowerCase(Locale.ROOT);
        return switch (property.name()) {
            case "electric-power", "power" -> meaning("power", Switches.Quantity.WATTS, watts(unit), unit);
            case "power-consumption" -> meaning("energy", Switches.Quantity.KILOWATT_HOURS, energy(unit), unit);
            case "voltage" -> meaning("voltage", Switches.Quantity.VOLTS, volts(unit), unit);
            case "electric-current" -> meaning("current", Switches.Quantity.AMPERES, amperes(unit), unit);
            case "temperature" -> meaning("temperature", Switches.Quantity.CELSIUS, celsius(unit), unit);
            default -> Optional.empty();
        };
    }

    private static Optional<Meaning> meaning(
            String name, Switches.Quantity quantity, Optional<String> scale, String unit) {
        return scale.map(each -> new Meaning(name, quantity, new BigDecimal(each), !unit.isEmpty()));
    }

    private static Optional<String> watts(String unit) {
        return switch (unit) {
            case "", "watt", "w" -> Optional.of("1");
            case "kilowatt", "kw" -> Optional.of("1000");
            case "mw" -> Optional.of("0.001");
            default -> Optional.empty();
        };
    }

    private static Optional<String> energy(String unit) {
        return switch (unit) {
            case "", "kwh" -> Optional.of("1");
            case "wh" -> Optional.of("0.001");
            default -> Optional.empty();
        };
    }

    private static Optional<String> volts(String unit) {
        return switch (unit) {
            case "", "volt", "v" -> Optional.of("1");
            case "mv" -> Optional.of("0.001");
            default -> Optional.empty();
        };
    }

    private static Optional<String> amperes(String unit) {
        return switch (unit) {
            case "", "ampere", "a" -> Optional.of("1");
            case "ma" -> Optional.of("0.001");
            default -> Optional.empty();
        };
    }

    private static Optional<String> celsius(String unit) {
        return switch (unit) {
            case "", "celsius" -> Optional.of("1");
            default -> Optional.empty();
        };
    }
}
