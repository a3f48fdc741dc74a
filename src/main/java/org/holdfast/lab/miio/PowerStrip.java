// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.time.Clock;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A strip of four sockets and USB behind a master relay that measures them all, as cuco.plug.cp5pro does (protocol
 * reference, section 11): while the master is off a socket can be switched on, and nothing gets power.
 */
final class PowerStrip extends MiotAppliance {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<Household> THINGS =
            List.of(Household.LAMP, Household.TELEVISION, Household.FAN, Household.PRINTER, Household.TELEPHONES);
    private static final double SHOWN_AT_FIRST = 3.21;

    private final Meter meter;
    private final boolean[] on = new boolean[THINGS.size()];
    private boolean master = true;

    PowerStrip(Clock clock) {
        this.meter = new Meter(clock, this::watts, SHOWN_AT_FIRST);
        on[0] = true;
        properties.flag(2, 1, "master", () -> master, wanted -> {
            meter.count();
            master = wanted;
        });
        for (int i = 0; i < on.length; i++) {
            int each = i;
            properties.flag(3 + i, 1, i == on.length - 1 ? "usb" : "socket" + (i + 1), () -> on[each], wanted -> {
                meter.count();
                on[each] = wanted;
            });
        }
        properties.flag(8, 1, "lock", false);
        properties.told(10, 1, "energy", () -> NODES.numberNode(rounded(meter.kilowattHours(), 1000)));
        properties.told(10, 2, "amperes", () -> NODES.numberNode(rounded(meter.amperes(), 1000)));
        properties.told(10, 3, "volts", () -> NODES.numberNode(Math.round(meter.volts())));
        properties.told(10, 4, "watts", () -> NODES.numberNode(rounded(meter.watts(), 10)));
        properties.flag(12, 1, "led", true);
    }

    private double watts(long second) {
        double sum = 0;
        for (int i = 0; i < on.length && master; i++) {
            sum += on[i] ? THINGS.get(i).watts(second) : 0;
        }
        return sum;
    }

    private static double rounded(double value, int parts) {
        return (double) Math.round(value * parts) / parts;
    }

    @Override
    void catchUp() {
        meter.count();
    }

    @Override
    public String word() {
        return "strip";
    }

    @Override
    public String model() {
        return "cuco.plug.cp5pro";
    }

    @Override
    public String title() {
        return "Virtual power strip";
    }

    @Override
    public boolean announces() {
        return true;
    }
}
