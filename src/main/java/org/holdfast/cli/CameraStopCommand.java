// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops recording on the card. */
@Command(name = "stop")
final class CameraStopCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    CameraStopCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        return CameraControls.run(context, device, control -> control.record(false));
    }
}
