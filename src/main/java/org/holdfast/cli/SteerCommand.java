// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Steering;
import org.holdfast.device.Steering.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves a camera for a moment; it is halted whatever happens. */
@Command(name = "steer")
final class SteerCommand implements Callable<Integer> {
    private static final int LONGEST_MILLIS = 10_000;

    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "DIRECTION", index = "1")
    private String direction = "";

    // A step, as the protocol references have it.
    @Option(names = "--millis", paramLabel = "N")
    private int millis = 200;

    SteerCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Direction wanted = Arrays.stream(Direction.values())
                .filter(each -> word(each).equals(direction.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageFailure(Words.of("steer.direction", direction, words(Direction.values()))));
        if (millis < 1 || millis > LONGEST_MILLIS) {
            throw new UsageFailure(Words.of("steer.millis", Integer.toString(LONGEST_MILLIS)));
        }
        try (Offered<Steering> camera = Offered.open(context, device, Steering.class, "steer.none")) {
            Steering steering = camera.offered();
            if (!steering.directions().contains(wanted)) {
                throw new UsageFailure(Words.of(
                        steering.directions().isEmpty() ? "steer.still" : "steer.not-there",
                        camera.known().name(),
                        words(steering.directions().stream().sorted().toArray(Direction[]::new))));
            }
            move(steering, wanted);
        }
        return CommandLineProgram.DONE;
    }

    private void move(Steering steering, Direction wanted) throws DeviceException, InterruptedException {
        steering.move(wanted);
        if (wanted == Direction.CENTRE) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            // Ctrl-C must not leave the camera turning.
            boolean interrupted = Thread.interrupted();
            steering.halt();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String words(Direction... directions) {
        return Arrays.stream(directions).map(SteerCommand::word).collect(Collectors.joining(", "));
    }

    private static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
