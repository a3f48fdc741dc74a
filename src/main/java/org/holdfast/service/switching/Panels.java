// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.device.Device;
import org.holdfast.device.Switches;
import org.holdfast.device.Switches.Kind;
import org.holdfast.service.Switchboard.Condition;
import org.holdfast.service.Switchboard.Panel;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Switchboard.Row;
import org.holdfast.service.Switchboard.Standing;
import org.holdfast.service.Timekeeper;

/** Puts together what is shown of devices: what they said, what is wished, what is protected and what is timed. */
final class Panels {
    private final ChoicesFile choices;
    private final ProgramTimers timers;
    private final Timekeeper time;
    private final Function<String, DeviceSwitches> devices;

    /** @param devices by id */
    Panels(ChoicesFile choices, ProgramTimers timers, Timekeeper time, Function<String, DeviceSwitches> devices) {
        this.choices = choices;
        this.timers = timers;
        this.time = time;
        this.devices = devices;
    }

    Panel of(Device device, DeviceSwitches switches, Condition condition) {
        Truth truth = switches.truth();
        Map<String, Boolean> wishes = switches.wishes();
        Instant now = time.clock().instant();
        List<Row> rows = truth.outlets().stream()
                .map(outlet -> row(new Point(device.id(), outlet.name()), outlet, truth, wishes, now))
                .toList();
        return new Panel(device, rows, truth.measures(), condition, truth.rhythm());
    }

    private Row row(Point point, Switches.Outlet outlet, Truth truth, Map<String, Boolean> wishes, Instant now) {
        return new Row(
                point,
                outlet,
                Optional.ofNullable(truth.on().get(outlet.name())),
                Optional.ofNullable(wishes.get(outlet.name())),
                choices.current().guarded().contains(point),
                asks(point),
                outlet.kind() != Kind.MASTER && masterIsOff(truth),
                truth.timer(outlet.name(), now).or(() -> timers.running(point)),
                Optional.ofNullable(truth.limits().get(outlet.name())));
    }

    private static boolean masterIsOff(Truth truth) {
        return truth.outlets().stream()
                .filter(each -> each.kind() == Kind.MASTER)
                .map(each -> truth.on().get(each.name()))
                .anyMatch(state -> state != null && !state.on());
    }

    boolean isMaster(Point point) {
        return devices.apply(point.deviceId())
                .truth()
                .outlet(point.outlet())
                .filter(outlet -> outlet.kind() == Kind.MASTER)
                .isPresent();
    }

    /** Whether it is protected, or a master above something that is. */
    boolean asks(Point point) {
        Set<Point> guarded = choices.current().guarded();
        boolean above = isMaster(point)
                && guarded.stream().anyMatch(each -> each.deviceId().equals(point.deviceId()));
        return above || guarded.contains(point);
    }

    Standing standing(List<Point> points) {
        Set<Boolean> shown =
                points.stream().flatMap(point -> shown(point).stream()).collect(Collectors.toSet());
        if (shown.isEmpty()) {
            return Standing.UNKNOWN;
        }
        if (shown.size() > 1) {
            return Standing.SOME;
        }
        return shown.contains(true) ? Standing.ON : Standing.OFF;
    }

    private Optional<Boolean> shown(Point point) {
        DeviceSwitches switches = devices.apply(point.deviceId());
        return Optional.ofNullable(switches.wishes().get(point.outlet()))
                .or(() -> Optional.ofNullable(switches.truth().on().get(point.outlet()))
                        .map(Switches.State::on));
    }
}
