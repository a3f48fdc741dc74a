// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Runs virtual devices for any client until it is stopped. */
@Command(name = "lab")
final class LabCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--only", paramLabel = "FAMILY", split = ",")
    private List<String> only = new ArrayList<>();

    @Option(names = "--bind", paramLabel = "ADDRESS")
    private @Nullable String bind;

    @Option(names = "--fault", paramLabel = "NAME[=VALUE]")
    private List<String> faults = new ArrayList<>();

    LabCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, InterruptedException {
        try (VirtualLab lab = context.composition().lab(context.options().start())) {
            VirtualLab.Wish wish = wish(lab);
            List<VirtualLab.VirtualDevice> running;
            try {
                running = lab.start(wish);
            } catch (IllegalArgumentException e) {
                throw new UsageFailure(Text.literal(String.valueOf(e.getMessage())));
            }
            print(running);
            waitForTheEnd();
        } catch (IOException e) {
            throw new CommandFailure(
                    Words.of("lab.failed", String.valueOf(e.getMessage())), Optional.of(Words.of("lab.advice")));
        }
        return CommandLineProgram.DONE;
    }

    private VirtualLab.Wish wish(VirtualLab lab) throws UsageFailure {
        for (String family : only) {
            if (!lab.families().contains(family)) {
                throw new UsageFailure(
                        Words.of("family.unknown", family, String.join(", ", new TreeSet<>(lab.families()))));
            }
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String fault : faults) {
            int equals = fault.indexOf('=');
            String name = equals < 0 ? fault : fault.substring(0, equals);
            if (!lab.faults().containsKey(name)) {
                throw new UsageFailure(Words.of(
                        "lab.fault",
                        name,
                        String.join(", ", new TreeSet<>(lab.faults().keySet()))));
            }
            wanted.put(name, equals < 0 ? "" : fault.substring(equals + 1));
        }
        return new VirtualLab.Wish(Set.copyOf(only), bindAddress(), wanted);
    }

    private Optional<InetAddress> bindAddress() throws UsageFailure {
        String text = bind;
        if (text == null) {
            return Optional.empty();
        }
        // A name could lead anywhere; only numbers are taken.
        if (!text.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new UsageFailure(Words.of("lab.bind", text));
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            throw new UsageFailure(Words.of("lab.bind", text));
        }
    }

    private void print(List<VirtualLab.VirtualDevice> running) {
        if (json) {
            running.forEach(each -> context.output().documentLine(document(each)));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (VirtualLab.VirtualDevice each : running) {
            rows.add(List.of(
                    each.name(),
                    Shapes.place(each.family(), each.address()),
                    each.further().getOrDefault("rtsp", "")));
        }
        context.output().table(rows);
        context.output().remark(Words.of("lab.running"));
    }

    private static ObjectNode document(VirtualLab.VirtualDevice device) {
        ObjectNode node = Shapes.object()
                .put("family", device.family())
                .put("name", device.name())
                .put("address", Shapes.place(device.family(), device.address()));
        device.further().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> node.put(each.getKey(), each.getValue()));
        return node;
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            // Being stopped is how this command ends.
        }
    }
}
