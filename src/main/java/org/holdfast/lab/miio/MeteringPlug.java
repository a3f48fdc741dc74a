// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.time.Clock;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A plug that measures what a kitchen takes and counts down by itself, as cuco.plug.v2eur does (protocol reference,
 * section 11). Its countdown ends with the other state.
 */
final class MeteringPlug extends MiotAppliance {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long LONGEST_DELAY = 86_400;
    private static final double SHOWN_AT_FIRST = 12.34;

    private final Clock clock;
    private final Meter meter;
    private boolean on;
    private long delay = 60;
    private long due = -1;

    MeteringPlug(Clock clock) {
        this.clock = clock;
        this.meter = new Meter(clock, second -> on ? Household.KITCHEN.watts(second) : 0, SHOWN_AT_FIRST);
        properties.flag(2, 1, "power", () -> on, this::turn);
        properties.number(2, 2, "power_on_state", 0, 2, 0);
        properties.told(2, 3, "fault", () -> NODES.numberNode(0));
        properties.flag(7, 1, "lock", false);
        properties.flag(9, 1, "limit", false);
        properties.number(9, 2, "limit_watts", 300, 3600, 3600);
        properties.told(11, 1, "energy", () -> NODES.numberNode((long) (100 * meter.kilowattHours())));
        properties.told(11, 2, "watts", () -> NODES.numberNode(Math.round(meter.watts())));
        properties.flag(13, 1, "led", true);
        properties.flag(14, 1, "delayed", () -> due >= 0, this::count);
        properties.number(14, 2, "delay", 1, LONGEST_DELAY, () -> delay, seconds -> delay = seconds);
        properties.told(14, 3, "left", () -> NODES.numberNode(due < 0 ? 0 : due - now()));
    }

    @Override
    void catchUp() {
        if (due >= 0 && now() >= due) {
            meter.count(due);
            on = !on;
            due = -1;
        }
    }

    private void turn(boolean wanted) {
        meter.count();
        on = wanted;
    }

    private void count(boolean wanted) {
        due = wanted ? now() + delay : -1;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    @Override
    boolean act(int service, int action) {
        if (service != 2 || action != 1) {
            return false;
        }
        turn(!on);
        return true;
    }

    @Override
    public String word() {
        return "meter";
    }

    @Override
    public String model() {
        return "cuco.plug.v2eur";
    }

    @Override
    public String title() {
        return "Virtual metering plug";
    }

    @Override
    public boolean announces() {
        return true;
    }
}
