// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.concurrent.Callable;
import org.holdfast.device.CameraControl;
import org.holdfast.device.DeviceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what the camera is doing and the modes that it has. */
@Command(name = "get")
final class CameraGetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    @Option(names = "--json")
    private boolean json;

    CameraGetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        if (!json) {
            return CameraControls.run(context, device, CameraControl::state);
        }
        return CameraControls.run(context, device, CameraControl::state, (control, state) -> {
            ObjectNode document = context.shapes().state(state);
            ArrayNode modes = document.putArray("modes");
            control.modes().forEach(each -> modes.add(context.shapes().mode(each)));
            context.output().document(document);
        });
    }
}
