// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a photo. */
@Command(name = "shoot")
final class CameraShootCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    CameraShootCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        return CameraControls.run(context, device, control -> control.shoot());
    }
}
