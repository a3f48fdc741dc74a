// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.holdfast.device.CameraControl;
import org.holdfast.device.DeviceException;
import org.holdfast.service.Connections;
import org.holdfast.service.Services;

/** What the camera commands share: the camera's control for as long as one command needs it, and its state in words. */
final class CameraControls {
    private CameraControls() {}

    /** What is done with the camera. */
    @FunctionalInterface
    interface Work {
        CameraControl.State on(CameraControl control)
                throws UsageFailure, CommandFailure, DeviceException, InterruptedException;
    }

    /** Does it and prints the state that the camera reports. */
    static int run(CommandContext context, String device, Work work)
            throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        return run(context, device, work, (_, state) -> print(context.output(), state));
    }

    /** Does it and hands on the state that the camera reports. */
    static int run(
            CommandContext context, String device, Work work, BiConsumer<CameraControl, CameraControl.State> report)
            throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Services services = context.services();
        DeviceChoice.Known known = DeviceChoice.device(services, device);
        try (Connections.Lease lease = services.connections().open(known.device())) {
            CameraControl control = lease.connection()
                    .capability(CameraControl.class)
                    .orElseThrow(() -> new CommandFailure(Words.of("camera.none", known.name())));
            report.accept(control, work.on(control));
        }
        return CommandLineProgram.DONE;
    }

    private static void print(Output output, CameraControl.State state) {
        List<List<String>> rows = new ArrayList<>();
        row(output, rows, "camera.mode", state.mode().map(each -> each.id() + " (" + output.words(each.label()) + ")"));
        row(
                output,
                rows,
                "camera.activity",
                Optional.of(output.words(
                        switch (state.activity()) {
                            case IDLE -> Words.of("camera.idle");
                            case RECORDING -> Words.of("camera.recording");
                            case PHOTO_SERIES -> Words.of("camera.series");
                        })));
        row(output, rows, "camera.recorded", state.recorded().map(Measures::clock));
        row(
                output,
                rows,
                "camera.photos-left",
                state.photosLeft().isPresent()
                        ? Optional.of(Integer.toString(state.photosLeft().getAsInt()))
                        : Optional.empty());
        row(output, rows, "camera.time-left", state.timeLeft().map(Measures::clock));
        output.table(rows);
    }

    private static void row(Output output, List<List<String>> rows, String key, Optional<String> value) {
        value.ifPresent(each -> rows.add(List.of(output.words(Words.of(key)), each)));
    }
}
