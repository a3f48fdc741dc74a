// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.service.Switchboard.Group;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Switchboard.Timer;

/**
 * What the user chose about switches.
 *
 * @param guarded the protected ones
 * @param timers those that this program keeps, one an outlet
 */
record Choices(List<Group> groups, Set<Point> guarded, List<Timer> timers) {
    static final Choices NONE = new Choices(List.of(), Set.of(), List.of());

    Choices {
        groups = List.copyOf(groups);
        guarded = Set.copyOf(guarded);
        timers = List.copyOf(timers);
    }

    Choices with(Group group) {
        List<Group> changed = new ArrayList<>(groups);
        changed.replaceAll(each -> each.id().equals(group.id()) ? group : each);
        if (!changed.contains(group)) {
            changed.add(group);
        }
        return new Choices(changed, guarded, timers);
    }

    Choices without(String groupId) {
        return new Choices(
                groups.stream().filter(each -> !each.id().equals(groupId)).toList(), guarded, timers);
    }

    Choices guarding(Point point, boolean from) {
        Set<Point> changed = new HashSet<>(guarded);
        if (from) {
            changed.add(point);
        } else {
            changed.remove(point);
        }
        return new Choices(groups, changed, timers);
    }

    Choices timing(Timer timer) {
        List<Timer> changed = new ArrayList<>(withoutTimer(timer.point()).timers());
        changed.add(timer);
        return new Choices(groups, guarded, changed);
    }

    Choices withoutTimer(Point point) {
        return new Choices(
                groups,
                guarded,
                timers.stream().filter(each -> !each.point().equals(point)).toList());
    }
}
