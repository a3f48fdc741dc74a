// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a device to another network. */
@Command(name = "join")
final class WifiJoinCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "SSID", index = "1")
    private String ssid = "";

    @Option(names = "--password-file", paramLabel = "FILE")
    private @Nullable Path passwordFile;

    @Option(names = "--open")
    private boolean open;

    @Option(names = "--yes")
    private boolean yes;

    WifiJoinCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        if (open && passwordFile != null) {
            throw new UsageFailure(Words.of("wifi.open-password"));
        }
        try (Offered<WifiSetup> wifi = Offered.open(context, device, WifiSetup.class, "wifi.none")) {
            WifiSetup.HomeNetwork network = new WifiSetup.HomeNetwork(ssid, password());
            try {
                Optional<Text> objection = wifi.offered().objection(network);
                if (objection.isPresent()) {
                    throw new UsageFailure(objection.get());
                }
                wifi.offered().warnings().forEach(context.output()::remark);
                agree(wifi.known().name());
                context.output().line(wifi.offered().join(network));
            } finally {
                network.wipe();
            }
        }
        return CommandLineProgram.DONE;
    }

    private char[] password() throws CommandFailure, UsageFailure {
        if (open) {
            return new char[0];
        }
        return new SecretInput(context.terminal(), context.output(), Optional.ofNullable(passwordFile))
                .ask(Words.of("wifi.ask-password", ssid))
                .orElseThrow(() -> new UsageFailure(Words.of("wifi.no-password")));
    }

    private void agree(String name) throws UsageFailure {
        if (yes) {
            return;
        }
        Text question = Words.of("wifi.ask", name, ssid);
        String typed = context.terminal()
                .prompt()
                .line(context.output().words(question))
                .orElseThrow(() -> new UsageFailure(Words.of("wifi.yes")));
        if (!typed.strip().equalsIgnoreCase(context.output().words(Words.of("delete.word")))) {
            throw new UsageFailure(Words.of("wifi.not-sent"));
        }
    }
}
