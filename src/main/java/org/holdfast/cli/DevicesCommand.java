// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.service.Discovery;
import org.holdfast.service.Services;
import org.holdfast.service.UsualAddresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists saved devices, and with {@code --search} also what answers now. */
@Command(name = "devices")
final class DevicesCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--search")
    private boolean search;

    @Option(names = "--json")
    private boolean json;

    DevicesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, InterruptedException {
        Services services = context.services();
        List<Found> found = search ? unsaved(context, services) : List.of();
        if (json) {
            context.output().document(document(services, found));
        } else {
            print(services, found);
        }
        return CommandLineProgram.DONE;
    }

    /** Searches once; what the device book has is left out. */
    static List<Found> unsaved(CommandContext context, Services services) throws InterruptedException {
        List<Found> all;
        try (ProgressLine progress = context.progress()) {
            progress.show(OptionalDouble.empty(), context.output().words(Words.of("search.running")));
            all = services.discovery().searchOnce();
        }
        List<Device> saved = services.book().devices();
        UsualAddresses addresses = new UsualAddresses(services.families());
        return all.stream()
                .filter(each -> saved.stream()
                        .noneMatch(device ->
                                device.family().equals(each.family()) && addresses.at(device, each.address())))
                .toList();
    }

    private ObjectNode document(Services services, List<Found> found) {
        ObjectNode document = Shapes.object();
        ArrayNode devices = document.putArray("devices");
        for (Device device : services.book().devices()) {
            ObjectNode node = context.shapes().device(device, true);
            services.book().lastSeen(device.id()).ifPresent(when -> node.put("lastSeen", when.toString()));
            if (search) {
                node.put("answers", answers(services, device));
            }
            devices.add(node);
        }
        if (search) {
            ArrayNode more = document.putArray("found");
            found.forEach(each -> more.add(context.shapes().found(each)));
        }
        return document;
    }

    private void print(Services services, List<Found> found) {
        Output output = context.output();
        List<List<String>> rows = new ArrayList<>();
        for (Device device : services.book().devices()) {
            List<String> row = new ArrayList<>(
                    List.of(device.name(), device.model(), Shapes.place(device.family(), device.address())));
            if (search) {
                row.add(output.words(Words.of(answers(services, device) ? "devices.answers" : "devices.silent")));
            }
            rows.add(row);
        }
        for (Found each : found) {
            rows.add(
                    switch (each) {
                        case Found.Supported supported ->
                            List.of(
                                    "-",
                                    supported.device().model(),
                                    Shapes.place(each.family(), each.address()),
                                    output.words(Words.of("devices.new")));
                        case Found.Unsupported unsupported ->
                            List.of(
                                    "-",
                                    output.words(unsupported.what()),
                                    Shapes.place(each.family(), each.address()),
                                    output.words(Words.of("devices.unsupported")));
                    });
        }
        output.table(rows);
        remarks(services, found, rows.isEmpty());
    }

    private void remarks(Services services, List<Found> found, boolean nothing) {
        Output output = context.output();
        for (Found each : found) {
            switch (each) {
                case Found.Supported supported -> supported.remarks().forEach(output::remark);
                case Found.Unsupported unsupported -> output.remark(unsupported.meaning());
            }
        }
        if (nothing && !search) {
            output.remark(Words.of("devices.none"));
        } else if (search
                && found.isEmpty()
                && services.discovery().state().answering().isEmpty()) {
            nothingFound(output, services.discovery());
        }
    }

    /** Says what may be in the way, most likely first. */
    static void nothingFound(Output output, Discovery discovery) {
        output.remark(Words.of("search.nothing"));
        discovery.obstacles().forEach(each -> output.remark(Words.of("search.obstacle", each.what(), each.remedy())));
    }

    private static boolean answers(Services services, Device device) {
        return services.discovery().state().answering().contains(device.id());
    }

    /** For commands that want one of what was found. */
    static Optional<Found.Supported> supported(Found found) {
        return found instanceof Found.Supported supported ? Optional.of(supported) : Optional.empty();
    }
}
