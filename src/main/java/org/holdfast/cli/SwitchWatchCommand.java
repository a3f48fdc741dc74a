// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.service.Connections;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Prints a device's switches and measures whenever they change, until the user stops it. */
@Command(name = "watch")
final class SwitchWatchCommand implements Callable<Integer> {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Option(names = "--seconds", paramLabel = "N")
    private @Nullable Long seconds;

    @Option(names = "--json")
    private boolean json;

    private String shown = "";
    private Duration pause = FIRST_PAUSE;
    private long whole = Long.MIN_VALUE;

    SwitchWatchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        long end = System.nanoTime() + TimeLimit.of(seconds).length().toNanos();
        Services services = context.services();
        DeviceChoice.Known known = DeviceChoice.device(services, device);
        boolean answered = false;
        try {
            do {
                try (Connections.Lease lease = services.connections().open(known.device())) {
                    Switches switches = lease.connection()
                            .capability(Switches.class)
                            .orElseThrow(() -> new CommandFailure(Words.of("switch.none", known.name())));
                    answered = true;
                    follow(known, switches, end);
                } catch (DeviceException e) {
                    if (!answered) {
                        throw e; // a first failure is the answer
                    }
                    context.output().remark(e.sentence());
                    sleep(pause, end);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            } while (System.nanoTime() - end < 0);
        } catch (InterruptedException e) {
            if (!answered) {
                throw e;
            }
            // Ctrl-C is the usual end of this command.
        }
        return CommandLineProgram.DONE;
    }

    private void follow(DeviceChoice.Known known, Switches switches, long end)
            throws DeviceException, InterruptedException {
        Switches.Rhythm rhythm = switches.rhythm();
        do {
            long now = System.nanoTime();
            boolean all =
                    whole == Long.MIN_VALUE || now - whole >= rhythm.slow().toNanos();
            Switches.Readings readings = switches.read(all ? Switches.Part.ALL : Switches.Part.QUICK);
            whole = all ? now : whole;
            pause = FIRST_PAUSE;
            print(known, switches, readings);
            sleep(rhythm.quick(), end);
        } while (System.nanoTime() - end < 0);
    }

    private static void sleep(Duration pause, long end) throws InterruptedException {
        long left = end - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(Math.min(left, pause.toNanos())));
        }
    }

    private void print(DeviceChoice.Known known, Switches switches, Switches.Readings readings) {
        SwitchWords words = new SwitchWords(context);
        List<String> cells = new ArrayList<>();
        switches.outlets().forEach(outlet -> {
            Switches.State state = readings.on().get(outlet.name());
            cells.add(outlet.name() + " " + (state == null ? "-" : words.onOff(state.on())));
        });
        readings.measures().forEach(each -> cells.add(each.name() + " " + words.value(each)));
        String line = String.join("  ", cells);
        if (line.equals(shown)) {
            return;
        }
        shown = line;
        if (json) {
            ObjectNode node = Shapes.object()
                    .put(
                            "device",
                            Shapes.place(known.device().family(), known.device().address()));
            words.addTo(node, switches.outlets(), readings);
            context.output().documentLine(node);
        } else {
            context.output().line(Instant.now() + "  " + line);
        }
    }
}
