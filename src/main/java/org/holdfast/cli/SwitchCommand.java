// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Lists the outlets of a plug, a strip or a switch, and what it measures. */
@Command(name = "switch")
final class SwitchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0", arity = "0..1")
    private @Nullable String device;

    @Option(names = "--json")
    private boolean json;

    SwitchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        String wanted = device;
        if (wanted == null) {
            throw new UsageFailure(Words.of("usage.missing", "DEVICE"));
        }
        try (Offered<Switches> plug = Offered.open(context, wanted, Switches.class, "switch.none")) {
            Switches.Readings readings = plug.offered().read(Switches.Part.ALL);
            SwitchWords words = new SwitchWords(context);
            if (json) {
                ObjectNode node = Shapes.object()
                        .put(
                                "device",
                                Shapes.place(
                                        plug.known().device().family(),
                                        plug.known().device().address()));
                words.addTo(node, plug.offered().outlets(), readings);
                context.output().document(node);
            } else {
                print(words, plug.offered().outlets(), readings);
            }
        }
        return CommandLineProgram.DONE;
    }

    private void print(SwitchWords words, List<Switches.Outlet> outlets, Switches.Readings readings) {
        List<List<String>> rows = new ArrayList<>();
        Instant now = Instant.now();
        for (Switches.Outlet outlet : outlets) {
            Switches.State state = readings.on().get(outlet.name());
            rows.add(List.of(
                    outlet.name(),
                    state == null ? "-" : words.onOff(state.on()),
                    context.output().words(outlet.label()),
                    words.age(state == null ? null : state.at(), now),
                    words.unverified(outlet.proven())));
        }
        for (Switches.Measure measure : readings.measures()) {
            rows.add(List.of(
                    measure.name(),
                    words.value(measure),
                    context.output().words(measure.label()),
                    words.age(measure.at(), now),
                    words.unverified(measure.proven())));
        }
        context.output().table(rows);
    }
}
