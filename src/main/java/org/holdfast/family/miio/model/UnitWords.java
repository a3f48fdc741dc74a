// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.util.Locale;

/** The signs of units that descriptions spell out. */
final class UnitWords {
    private UnitWords() {}

    /** @param unit as a description writes it */
    static String of(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "percentage" -> "%";
            case "celsius" -> "°C";
            case "kelvin" -> "K";
            case "watt" -> "W";
            case "volt" -> "V";
            case "ampere" -> "A";
            case "seconds" -> "s";
            case "minutes" -> "min";
            case "hours" -> "h";
            case "days" -> "d";
            case "lux" -> "lx";
            case "arcdegrees" -> "°";
            default -> unit;
        };
    }
}
