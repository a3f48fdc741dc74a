// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a device tells by itself, as it comes, until the user stops it. */
@Command(name = "events")
final class EventsCommand implements Callable<Integer> {
    private static final int WAITING = 1000;

    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    @Option(names = "--seconds", paramLabel = "N")
    private @Nullable Long seconds;

    @Option(names = "--json")
    private boolean json;

    EventsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        TimeLimit limit = TimeLimit.of(seconds);
        Services services = context.services();
        DeviceChoice.Known known = DeviceChoice.device(services, device);
        // Bounded: a device that floods us loses events rather than our memory.
        BlockingQueue<Events.Event> arrived = new LinkedBlockingQueue<>(WAITING);
        try (Connections.Lease lease = services.connections().open(known.device())) {
            Events events = lease.connection()
                    .capability(Events.class)
                    .orElseThrow(() -> new CommandFailure(Words.of("events.none", known.name())));
            try (Registration _ = events.listen(arrived::offer)) {
                context.output().remark(Words.of("events.listening", known.name()));
                print(arrived, limit.length());
            }
        }
        return CommandLineProgram.DONE;
    }

    private void print(BlockingQueue<Events.Event> arrived, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                Events.Event event = arrived.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    return;
                }
                if (json) {
                    context.output().documentLine(context.shapes().event(event));
                } else {
                    context.output().line(event.at() + "  " + context.output().words(event.text()));
                }
            }
        } catch (InterruptedException _) {
            // Ctrl-C is the usual end of this command.
        }
    }
}
