// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.concurrent.Callable;
import org.holdfast.service.Services;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a saved device. */
@Command(name = "remove")
final class RemoveCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    RemoveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure {
        Services services = context.services();
        DeviceChoice.Known known = DeviceChoice.device(services, device);
        if (!known.saved()) {
            throw new UsageFailure(Words.of("remove.unsaved", device));
        }
        services.book().remove(known.device().id());
        context.output().line(Words.of("remove.done", known.name()));
        return CommandLineProgram.DONE;
    }
}
