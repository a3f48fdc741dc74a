// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.holdfast.service.Switchboard.History;

/** All that is kept of one device's power. Bounded and immutable. */
record PowerLog(Means hour, Means day, DailyEnergy energy) {
    static final PowerLog EMPTY = new PowerLog(
            Means.hour(Collections.emptySortedMap()), Means.day(Collections.emptySortedMap()), DailyEnergy.NONE);

    /** @param heard in the order in which it was */
    PowerLog plus(List<Heard> heard, ZoneId zone) {
        List<Heard.Watts> watts = new ArrayList<>();
        DailyEnergy counted = energy;
        for (Heard each : heard) {
            switch (each) {
                case Heard.Watts flows -> {
                    watts.add(flows);
                    counted = counted.plus(flows, zone);
                }
                case Heard.Meter meter -> counted = counted.plus(meter, zone);
            }
        }
        return new PowerLog(hour.plus(watts), day.plus(watts), counted);
    }

    History history(Instant now, ZoneId zone) {
        return new History(hour.until(now), day.until(now), energy.until(LocalDate.ofInstant(now, zone)));
    }
}
