// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.holdfast.service.Connections.Reachability;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.StateDot;

/** The state of a saved device in a word. */
final class DeviceState {
    private DeviceState() {}

    static void show(StateDot dot, DevicesModel.Saved saved, Phrases phrases, Clock clock) {
        switch (saved.reachability()) {
            case Reachability.Answering() -> dot.show(StateDot.Kind.GOOD, phrases.of("state.connected"));
            case Reachability.Connecting() -> dot.show(StateDot.Kind.BUSY, phrases.of("state.connecting"));
            case Reachability.NotAnswering not
            when !saved.answering() -> dot.show(StateDot.Kind.BAD, phrases.of("state.silent"));
            case Reachability.NotAnswering not -> dot.show(StateDot.Kind.GOOD, phrases.of("state.ready"));
            case Reachability.Unknown() -> {
                if (saved.answering()) {
                    dot.show(StateDot.Kind.GOOD, phrases.of("state.ready"));
                } else {
                    dot.show(
                            StateDot.Kind.UNKNOWN,
                            saved.lastSeen()
                                    .map(then -> phrases.of("state.seen", phrases.ago(age(clock, then))))
                                    .orElseGet(() -> phrases.of("state.unknown")));
                }
            }
        }
    }

    private static Duration age(Clock clock, Instant then) {
        Duration age = Duration.between(then, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
