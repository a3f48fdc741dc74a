// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Instant;
import java.util.Optional;
import org.holdfast.device.Switches.Measure;

/** One number about power that a device said. */
sealed interface Heard {
    Instant at();

    /** What flows. */
    record Watts(Instant at, double watts) implements Heard {}

    /** What the device's own meter shows. */
    record Meter(Instant at, double kilowattHours) implements Heard {}

    /** Empty for what is no power, and for numbers that make no sense. */
    static Optional<Heard> of(Measure measure) {
        double value = measure.value();
        return switch (measure.quantity()) {
            case WATTS ->
                value >= 0 && value <= 100_000 ? Optional.of(new Watts(measure.at(), value)) : Optional.empty();
            case KILOWATT_HOURS ->
                value >= 0 && value <= 1e9 ? Optional.of(new Meter(measure.at(), value)) : Optional.empty();
            case VOLTS, AMPERES, CELSIUS, MINUTES -> Optional.empty();
        };
    }
}
