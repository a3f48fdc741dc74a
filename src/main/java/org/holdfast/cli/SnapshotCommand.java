// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.service.LiveView;
import org.holdfast.service.Services;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes one picture of the live view into a file. */
@Command(name = "snapshot")
final class SnapshotCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "FILE", index = "1")
    private Path file = Path.of("");

    SnapshotCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".jpg") && !name.endsWith(".jpeg")) {
            throw new UsageFailure(Words.of("snapshot.ending", file.toString()));
        }
        RecordCommand.requireFolder(file);
        Services services = context.services();
        DeviceChoice choice = DeviceChoice.parse(services, device);
        try (LiveView.Session session = DeviceChoice.watch(services, choice);
                ProgressLine progress = context.progress();
                LivePatience patience = new LivePatience(session)) {
            progress.show(OptionalDouble.empty(), context.output().words(Words.of("live.opening", choice.name())));
            patience.untilLive();
            session.snapshot(file);
        }
        context.output().line(Words.of("snapshot.done", file.toString()));
        return CommandLineProgram.DONE;
    }
}
