// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.holdfast.device.CameraControl;
import org.holdfast.device.DeviceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Switches the camera's mode. */
@Command(name = "mode")
final class CameraModeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "MODE", index = "1")
    private String mode = "";

    CameraModeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        return CameraControls.run(context, device, control -> control.switchTo(wanted(control)));
    }

    private CameraControl.Mode wanted(CameraControl control) throws UsageFailure {
        return control.modes().stream()
                .filter(each -> each.id().equals(mode))
                .findFirst()
                .orElseThrow(() -> new UsageFailure(Words.of(
                        "camera.modes",
                        mode,
                        control.modes().stream().map(CameraControl.Mode::id).collect(Collectors.joining(", ")))));
    }
}
