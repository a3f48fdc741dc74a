// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.service.Switchboard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Switches one outlet, a group or everything, and prints what the devices say afterwards. */
abstract sealed class SwitchingCommand implements Callable<Integer> permits SwitchOnCommand, SwitchOffCommand {
    private final CommandContext context;
    private final boolean on;

    @Parameters(paramLabel = "DEVICE", index = "0", arity = "0..1")
    private @Nullable String device;

    @Parameters(paramLabel = "OUTLET", index = "1", arity = "0..1")
    private @Nullable String outlet;

    @Option(names = "--group", paramLabel = "NAME")
    private @Nullable String group;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--json")
    private boolean json;

    SwitchingCommand(CommandContext context, boolean on) {
        this.context = context;
        this.on = on;
    }

    @Override
    public final Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        int ways = (device == null ? 0 : 1) + (group == null ? 0 : 1) + (all ? 1 : 0);
        String one = device;
        if (ways != 1) {
            throw new UsageFailure(Words.of("switch.one-way"));
        }
        if (one == null) {
            return new SwitchSeveral(context, on, json).run(Optional.ofNullable(group));
        }
        try (Offered<Switches> plug = Offered.open(context, one, Switches.class, "switch.none")) {
            Switches switches = plug.offered();
            Switches.Outlet wanted = WantedOutlet.among(
                    switches.outlets(),
                    Optional.ofNullable(outlet),
                    plug.known().name());
            if (!on && !yes) {
                Protection.ask(context, plug.known(), wanted);
            }
            show(plug.known(), wanted, switches.set(wanted.name(), on));
        }
        return CommandLineProgram.DONE;
    }

    private void show(DeviceChoice.Known known, Switches.Outlet wanted, Switches.Readings readings)
            throws CommandFailure {
        SwitchWords words = new SwitchWords(context);
        Switches.State state = readings.on().get(wanted.name());
        if (json) {
            ObjectNode node = Shapes.object()
                    .put(
                            "device",
                            Shapes.place(known.device().family(), known.device().address()));
            words.addTo(node, List.of(wanted), readings);
            context.output().document(node);
        } else if (state != null) {
            context.output().line(wanted.name() + " = " + words.onOff(state.on()));
        }
        if (state == null || state.on() != on) {
            throw new CommandFailure(Words.of("switch.refused", known.name(), wanted.name()));
        }
    }

    /** The point for the switchboard. */
    static Switchboard.Point point(DeviceChoice.Known known, Switches.Outlet outlet) {
        return new Switchboard.Point(known.device().id(), outlet.name());
    }
}
