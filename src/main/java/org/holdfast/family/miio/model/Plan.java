// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import tools.jackson.databind.JsonNode;

/**
 * What a model has.
 *
 * @param together names that {@code get_prop} is to be asked for all at once; empty for most
 */
record Plan(
        List<Outlet> outlets,
        List<Measured> measures,
        List<SettingPlan> settings,
        List<Countdown> countdowns,
        List<String> together) {
    static final Plan EMPTY = new Plan(List.of(), List.of(), List.of(), List.of(), List.of());

    Plan {
        outlets = List.copyOf(outlets);
        measures = List.copyOf(measures);
        settings = List.copyOf(settings);
        countdowns = List.copyOf(countdowns);
        together = List.copyOf(together);
    }

    /**
     * Whether something is on.
     *
     * @param bit of a number; empty where the value itself says it
     */
    record Light(Source source, OptionalInt bit) {
        /** Empty where it is neither. */
        Optional<Boolean> read(JsonNode said) {
            return bit.isPresent() ? Values.bit(said, bit.getAsInt()) : Values.onOff(said);
        }
    }

    /** Something that can be switched. */
    record Outlet(Switches.Outlet about, Light light, Order on, Order off) {
        String name() {
            return about.name();
        }
    }

    /**
     * Something that is measured.
     *
     * @param scale what a reading is multiplied by to be in the unit of {@code quantity}
     * @param proven whether that is beyond doubt
     */
    record Measured(
            String name, Text label, Switches.Quantity quantity, Source source, BigDecimal scale, boolean proven) {}

    /**
     * A countdown that an outlet has (protocol reference, section 11).
     *
     * @param outlet name of the outlet
     * @param time where it is set; reading it tells what is left where {@code left} is empty
     * @param secondsEach how long its unit is
     * @param longest in that unit
     * @param idle what is written to end it
     * @param start what has to be on for it to run; empty where setting the time starts it
     * @param left where what is left is read
     */
    record Countdown(
            String outlet,
            Target.Property time,
            int secondsEach,
            int longest,
            int idle,
            Optional<Target.Property> start,
            Optional<Source> left,
            End end) {}

    /** What a countdown does in the end. */
    enum End {
        /** Switches off, whatever was. */
        OFF,
        /** Goes to the other state. */
        OTHER,
        /** One of both; it is not written down which. */
        OFF_OR_OTHER
    }
}
