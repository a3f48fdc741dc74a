// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.util.List;
import org.holdfast.device.DeviceException;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Switchboard;
import org.holdfast.service.Switchboard.Group;

/** Keeps groups, and says which can be kept. */
final class GroupKeeping {
    private final ChoicesFile choices;

    GroupKeeping(ChoicesFile choices) {
        this.choices = choices;
    }

    void keep(Group wanted) throws DeviceException {
        String name = wanted.name().strip();
        if (name.isEmpty()
                || name.length() > Switchboard.LONGEST_NAME
                || wanted.id().isBlank()) {
            throw refused("switches.group-name");
        }
        if (choices.current().groups().stream()
                .anyMatch(each -> !each.id().equals(wanted.id()) && each.name().equalsIgnoreCase(name))) {
            throw refused("switches.group-taken");
        }
        List<Switchboard.Point> points = wanted.points().stream().distinct().toList();
        boolean another =
                choices.current().groups().stream().noneMatch(each -> each.id().equals(wanted.id()));
        if (points.size() > ChoicesShape.MOST
                || (another && choices.current().groups().size() >= ChoicesShape.MOST)) {
            throw refused("switches.group-size");
        }
        Group group = new Group(wanted.id(), name, points);
        choices.update(all -> all.with(group));
    }

    void forget(String groupId) throws DeviceException {
        choices.update(all -> all.without(groupId));
    }

    static DeviceException refused(String key) {
        return new DeviceException.NotAllowed(ServiceTexts.of(key), ServiceTexts.of(key + ".advice"));
    }
}
