// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.WifiSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the networks that a device sees. */
@Command(name = "scan")
final class WifiScanCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    @Option(names = "--json")
    private boolean json;

    WifiScanCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        try (Offered<WifiSetup> wifi = Offered.open(context, device, WifiSetup.class, "wifi.none")) {
            if (!wifi.offered().scans()) {
                throw new CommandFailure(Words.of("wifi.blind", wifi.known().name()));
            }
            List<WifiSetup.AccessPoint> seen;
            try (ProgressLine progress = context.progress()) {
                progress.show(
                        OptionalDouble.empty(),
                        context.output()
                                .words(Words.of("wifi.scanning", wifi.known().name())));
                seen = wifi.offered().scan();
            }
            if (json) {
                ArrayNode all = Shapes.array();
                seen.forEach(each -> all.add(document(each)));
                context.output().document(all);
            } else {
                print(seen);
            }
        }
        return CommandLineProgram.DONE;
    }

    private void print(List<WifiSetup.AccessPoint> seen) {
        List<List<String>> rows = new ArrayList<>();
        for (WifiSetup.AccessPoint each : seen) {
            rows.add(List.of(
                    each.ssid(),
                    each.dBm().isPresent() ? each.dBm().getAsInt() + " dBm" : "-",
                    each.secured()
                            .map(secured -> context.output().words(Words.of(secured ? "wifi.secured" : "wifi.open")))
                            .orElse("-")));
        }
        context.output().table(rows);
        if (seen.isEmpty()) {
            context.output().remark(Words.of("wifi.nothing"));
        }
    }

    private static ObjectNode document(WifiSetup.AccessPoint seen) {
        ObjectNode node = Shapes.object().put("ssid", seen.ssid());
        seen.dBm().ifPresent(signal -> node.put("dBm", signal));
        seen.secured().ifPresent(secured -> node.put("secured", secured));
        return node;
    }
}
