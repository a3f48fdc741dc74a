// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads what devices say in the many ways in which they say it. */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final double LARGEST = 1e15;

    private Values() {}

    /** {@code true}, {@code "on"} and {@code 1} are on (protocol reference, section 10); empty for what is neither. */
    static Optional<Boolean> onOff(JsonNode said) {
        if (said.isBoolean()) {
            return Optional.of(said.booleanValue());
        }
        if (said.isNumber() || said.isString()) {
            return switch (said.asString().toLowerCase(Locale.ROOT)) {
                case "on", "true", "1" -> Optional.of(true);
                case "off", "false", "0" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    /** One bit of a number; empty for what is no number. */
    static Optional<Boolean> bit(JsonNode said, int bit) {
        OptionalDouble mask = number(said, BigDecimal.ONE);
        if (mask.isEmpty() || mask.getAsDouble() < 0 || mask.getAsDouble() != Math.rint(mask.getAsDouble())) {
            return Optional.empty();
        }
        return Optional.of(((long) mask.getAsDouble() >> bit & 1) == 1);
    }

    /** A number times {@code scale}, without the dust of binary fractions; empty for what is none, or none that is sane. */
    static OptionalDouble number(JsonNode said, BigDecimal scale) {
        BigDecimal read;
        if (said.isNumber()) {
            double rough = said.asDouble();
            if (!Double.isFinite(rough) || Math.abs(rough) > LARGEST) {
                return OptionalDouble.empty();
            }
            read = said.decimalValue();
        } else if (said.isString() && NUMBER.matcher(said.stringValue()).matches()) {
            read = new BigDecimal(said.stringValue());
        } else {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(read.multiply(scale).doubleValue());
    }

    /** Whether two values are the same, whichever of the ways they are written in. */
    static boolean same(JsonNode one, JsonNode other) {
        if (one.equals(other)) {
            return true;
        }
        OptionalDouble first = number(one, BigDecimal.ONE);
        OptionalDouble second = number(other, BigDecimal.ONE);
        if (first.isPresent() && second.isPresent()) {
            return first.getAsDouble() == second.getAsDouble();
        }
        return one.isValueNode() && other.isValueNode() && one.asString().equals(other.asString());
    }
}
