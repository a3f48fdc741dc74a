// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.device.Switches.Countdowns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends the timer that a device itself keeps for an outlet. */
@Command(name = "cancel")
final class SwitchCancelCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "OUTLET", index = "1")
    private String outlet = "";

    SwitchCancelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        try (Offered<Switches> plug = Offered.open(context, device, Switches.class, "switch.none")) {
            Switches.Outlet chosen = WantedOutlet.among(
                    plug.offered().outlets(), Optional.of(outlet), plug.known().name());
            Countdowns countdowns = plug.offered()
                    .countdowns()
                    .filter(each -> each.outlets().contains(chosen.name()))
                    .orElseThrow(() -> new CommandFailure(
                            Words.of("switch.no-timer", plug.known().name())));
            countdowns.cancel(chosen.name());
            context.output().line(Words.of("switch.cancelled", chosen.name()));
        }
        return CommandLineProgram.DONE;
    }
}
