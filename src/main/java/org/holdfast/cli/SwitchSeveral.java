// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.Services;
import org.holdfast.service.Switchboard;
import org.holdfast.service.Switchboard.Group;
import org.holdfast.service.Switchboard.Outcome;
import org.holdfast.service.Switchboard.Panel;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Threads;
import tools.jackson.databind.node.ObjectNode;

/** Switches a group or everything, and prints a line for each outlet. */
final class SwitchSeveral {
    private final CommandContext context;
    private final boolean on;
    private final boolean json;

    SwitchSeveral(CommandContext context, boolean on, boolean json) {
        this.context = context;
        this.on = on;
        this.json = json;
    }

    /** @param name of the group; everything where it is empty */
    int run(Optional<String> name) throws CommandFailure, UsageFailure, InterruptedException {
        Services services = context.services();
        Switchboard board = services.switches();
        List<Panel> unseen = new ArrayList<>();
        List<Point> points;
        if (name.isPresent()) {
            points = group(board, name.get()).points();
        } else {
            unseen.addAll(learn(board));
            points = board.everything();
        }
        if (points.isEmpty() && unseen.isEmpty()) {
            throw new CommandFailure(Words.of("switch.nothing"));
        }
        boolean failed = !unseen.isEmpty();
        for (Outcome outcome : board.setAll(points, on)) {
            print(services, outcome);
            failed |= outcome instanceof Outcome.Failed
                    || (outcome instanceof Outcome.Done done && done.state().on() != on);
        }
        return failed ? CommandLineProgram.FAILED : CommandLineProgram.DONE;
    }

    private static Group group(Switchboard board, String name) throws UsageFailure {
        return board.groups().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UsageFailure(
                        board.groups().isEmpty() ? Words.of("switch.no-groups") : unknown(board, name)));
    }

    private static Text unknown(Switchboard board, String name) {
        String names = board.groups().stream().map(Group::name).collect(Collectors.joining(", "));
        return Words.of("switch.no-group", name, names);
    }

    /**
     * Asks devices whose outlets are not known yet, all at the same time.
     *
     * @return those that did not answer
     */
    private List<Panel> learn(Switchboard board) throws InterruptedException {
        List<Panel> unknown =
                board.panels().stream().filter(panel -> panel.rows().isEmpty()).toList();
        List<Panel> silent = Collections.synchronizedList(new ArrayList<>());
        List<Thread> asking = unknown.stream()
                .map(panel -> Threads.start("work-switch-ask", () -> ask(board, panel, silent)))
                .toList();
        for (Thread thread : asking) {
            thread.join();
        }
        return List.copyOf(silent);
    }

    private void ask(Switchboard board, Panel panel, List<Panel> silent) {
        try {
            board.ask(panel.device().id());
        } catch (DeviceException e) {
            context.output().failure(e.sentence());
            silent.add(panel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(Services services, Outcome outcome) {
        Point point = outcome.point();
        String device =
                services.book().byId(point.deviceId()).map(each -> each.name()).orElse(point.deviceId());
        if (json) {
            context.output().documentLine(document(device, outcome));
            return;
        }
        switch (outcome) {
            case Outcome.Done done ->
                context.output()
                        .line(device + "  " + point.outlet() + " = "
                                + (done.state().on() ? "on" : "off"));
            case Outcome.LeftOut _ -> context.output().remark(Words.of("switch.left-out", device, point.outlet()));
            case Outcome.Failed failed -> {
                context.output().failure(failed.why().sentence());
                context.output().remark(failed.why().advice());
            }
        }
    }

    private ObjectNode document(String device, Outcome outcome) {
        ObjectNode node = Shapes.object()
                .put("device", device)
                .put("outlet", outcome.point().outlet());
        return switch (outcome) {
            case Outcome.Done done ->
                node.put("state", "done")
                        .put("on", done.state().on())
                        .put("at", done.state().at().toString());
            case Outcome.LeftOut _ -> node.put("state", "protected");
            case Outcome.Failed failed ->
                node.put("state", "failed")
                        .put("reason", context.output().words(failed.why().sentence()))
                        .put("advice", context.output().words(failed.why().advice()));
        };
    }
}
