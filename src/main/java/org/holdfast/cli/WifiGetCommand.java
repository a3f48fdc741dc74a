// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Prints the network that a device is on. */
@Command(name = "get")
final class WifiGetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    @Option(names = "--json")
    private boolean json;

    WifiGetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        try (Offered<WifiSetup> wifi = Offered.open(context, device, WifiSetup.class, "wifi.none")) {
            Optional<WifiSetup.Present> present = wifi.offered().present();
            if (json) {
                context.output().document(document(present));
            } else {
                context.output().line(words(present));
            }
        }
        return CommandLineProgram.DONE;
    }

    private static Text words(Optional<WifiSetup.Present> present) {
        if (present.isEmpty()) {
            return Words.of("wifi.untold");
        }
        Optional<String> ssid = present.get().ssid();
        if (ssid.isEmpty()) {
            return Words.of("wifi.own");
        }
        return present.get().dBm().isPresent()
                ? Words.of("wifi.on.signal", ssid.get(), present.get().dBm().getAsInt())
                : Words.of("wifi.on", ssid.get());
    }

    private static ObjectNode document(Optional<WifiSetup.Present> present) {
        ObjectNode node = Shapes.object().put("told", present.isPresent());
        present.ifPresent(now -> {
            node.put("accessPoint", now.ssid().isEmpty());
            now.ssid().ifPresent(ssid -> node.put("ssid", ssid));
            now.dBm().ifPresent(signal -> node.put("dBm", signal));
        });
        return node;
    }
}
