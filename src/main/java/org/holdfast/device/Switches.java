// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Outlets that can be switched, and what is measured at them. What is returned is what the device said last, never what
 * was hoped for.
 */
public non-sealed interface Switches extends Capability {
    /** The outlets in the order in which they are shown, a master first. Asks nothing. */
    List<Outlet> outlets();

    /**
     * Asks what is on and what is measured.
     *
     * @param part {@link Part#QUICK} asks for no more than what changes at once; the rest is as it was asked last
     */
    Readings read(Part part) throws DeviceException, InterruptedException;

    /**
     * Switches one outlet to a state, never to "the other one", and reads back. Harmless where it happens twice, and never
     * sent after it was given up.
     *
     * @param outlet {@link Outlet#name}
     */
    Readings set(String outlet, boolean on) throws DeviceException, InterruptedException;

    /** How often this model stands being asked while somebody looks. */
    Rhythm rhythm();

    /** The device's own countdowns, which work without this program; empty where it has none. */
    default Optional<Countdowns> countdowns() {
        return Optional.empty();
    }

    /** What to ask for. */
    enum Part {
        QUICK,
        ALL
    }

    /**
     * How often to ask.
     *
     * @param quick for on and off and watts
     * @param slow for the rest
     */
    record Rhythm(Duration quick, Duration slow) {}

    /**
     * One thing that can be switched.
     *
     * @param name stable name for scripts, such as {@code relay} or {@code usb}
     * @param proven whether this was ever seen on real hardware; shown as <em>unverified</em> otherwise
     */
    record Outlet(String name, Text label, Kind kind, boolean proven) {}

    /** What an outlet is. */
    enum Kind {
        /** Above the others: while it is off nothing behind it gets power. */
        MASTER,
        SOCKET,
        USB,
        /** A channel of a wall switch. */
        GANG
    }

    /**
     * What the device said.
     *
     * @param on by {@link Outlet#name}; an outlet of which it said nothing is missing
     */
    record Readings(Map<String, State> on, List<Measure> measures) {
        public Readings {
            on = Map.copyOf(on);
            measures = List.copyOf(measures);
        }
    }

    /** Whether an outlet was on, and when that was read. */
    record State(boolean on, Instant at) {}

    /**
     * One measured value.
     *
     * @param name stable name for scripts, such as {@code power}
     * @param value in the unit of {@code quantity}
     * @param at when it was read
     * @param proven whether the scale is beyond doubt; shown as <em>unverified</em> otherwise
     */
    record Measure(String name, Text label, Quantity quantity, double value, Instant at, boolean proven) {}

    /** What is measured, and in which unit. */
    enum Quantity {
        WATTS,
        KILOWATT_HOURS,
        VOLTS,
        AMPERES,
        CELSIUS,
        MINUTES
    }

    /** Countdowns that the device itself runs. */
    interface Countdowns {
        /** The outlets that have one, by {@link Outlet#name}. */
        List<String> outlets();

        /** The longest, and the step in which it can be set. */
        Limit limit(String outlet);

        /** What runs; empty where nothing does. */
        Optional<Running> running(String outlet) throws DeviceException, InterruptedException;

        /**
         * Begins one, in place of what runs; read back.
         *
         * @throws DeviceException.NotAllowed where the device cannot count so far or to that, such as to on where it only
         *     knows off; nothing was changed then
         */
        Running begin(String outlet, boolean on, Duration after) throws DeviceException, InterruptedException;

        /** Ends what runs; harmless where nothing does. */
        void cancel(String outlet) throws DeviceException, InterruptedException;

        /** What the device can count. */
        record Limit(Duration longest, Duration step) {}

        /** @param on to what the outlet goes; empty where the device only knows "the other state" */
        record Running(Optional<Boolean> on, Duration left) {}
    }
}
