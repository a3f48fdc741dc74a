// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.service.Services;
import org.holdfast.service.Switchboard.Group;
import org.holdfast.service.Switchboard.Point;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/** Lists the groups that were made in the window. */
@Command(name = "groups")
final class SwitchGroupsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--json")
    private boolean json;

    SwitchGroupsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure {
        Services services = context.services();
        List<Group> groups = services.switches().groups();
        if (json) {
            ArrayNode all = Shapes.array();
            for (Group group : groups) {
                ArrayNode outlets = all.addObject().put("name", group.name()).putArray("outlets");
                group.points()
                        .forEach(point -> outlets.addObject()
                                .put("device", name(services, point))
                                .put("outlet", point.outlet()));
            }
            context.output().document(all);
            return CommandLineProgram.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Group group : groups) {
            List<String> outlets = group.points().stream()
                    .map(point -> name(services, point) + " " + point.outlet())
                    .toList();
            rows.add(List.of(group.name(), String.join(", ", outlets)));
        }
        context.output().table(rows);
        if (rows.isEmpty()) {
            context.output().remark(Words.of("switch.no-groups"));
        }
        return CommandLineProgram.DONE;
    }

    private static String name(Services services, Point point) {
        return services.book().byId(point.deviceId()).map(each -> each.name()).orElse(point.deviceId());
    }
}
