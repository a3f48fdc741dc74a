// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Place;
import org.holdfast.net.Address;
import org.holdfast.service.Services;
import org.holdfast.service.UsualAddresses;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves a device: from its address, or the one that a search finds. */
@Command(name = "add")
final class AddCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "ADDRESS", arity = "0..1")
    private @Nullable String place;

    @Option(names = "--search")
    private boolean search;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    AddCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        String given = place;
        if ((given == null) != search) {
            throw new UsageFailure(Words.of("add.which"));
        }
        Services services = context.services();
        requireFreeName(services);
        Found.Supported found = given == null ? searched(services) : identified(services, given);
        found.remarks().forEach(context.output()::remark);
        Device device = found.device();
        String wanted = name;
        Device saved = services.book().add(wanted == null ? device : device.named(wanted));
        context.output()
                .line(Words.of("add.done", saved.name(), saved.model(), Shapes.place(saved.family(), saved.address())));
        return CommandLineProgram.DONE;
    }

    private void requireFreeName(Services services) throws UsageFailure {
        String wanted = name;
        if (wanted == null) {
            return;
        }
        if (wanted.isBlank() || wanted.length() > 80) {
            throw new UsageFailure(Words.of("add.name"));
        }
        if (services.book().byName(wanted).isPresent()) {
            throw new UsageFailure(Words.of("add.name-taken", wanted));
        }
    }

    private Found.Supported identified(Services services, String given)
            throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Place place = DeviceChoice.place(services, given);
        Optional<String> family = place.family();
        Address address = place.address();
        requireNew(services, family, address);
        Found found;
        try (ProgressLine progress = context.progress()) {
            progress.show(OptionalDouble.empty(), context.output().words(Words.of("add.asking", address.toString())));
            found = services.discovery().identify(family, address);
        }
        return switch (found) {
            case Found.Supported supported -> supported;
            case Found.Unsupported unsupported -> throw unsupported(unsupported);
        };
    }

    private static void requireNew(Services services, Optional<String> family, Address address) throws CommandFailure {
        UsualAddresses addresses = new UsualAddresses(services.families());
        for (Device each : services.book().devices()) {
            if (addresses.sharesPort(each, address)
                    && family.map(each.family()::equals).orElse(true)) {
                throw new CommandFailure(Words.of("add.known", each.name()));
            }
        }
    }

    private Found.Supported searched(Services services) throws CommandFailure, InterruptedException {
        List<Found> all = DevicesCommand.unsaved(context, services);
        List<Found.Supported> usable = all.stream()
                .flatMap(each -> DevicesCommand.supported(each).stream())
                .toList();
        if (usable.size() == 1) {
            return usable.getFirst();
        }
        if (usable.size() > 1) {
            throw new CommandFailure(Words.of(
                    "add.several",
                    usable.stream()
                            .map(each -> Shapes.place(each.family(), each.address()))
                            .collect(Collectors.joining(" "))));
        }
        for (Found each : all) {
            if (each instanceof Found.Unsupported unsupported) {
                throw unsupported(unsupported);
            }
        }
        DevicesCommand.nothingFound(context.output(), services.discovery());
        throw new CommandFailure(Words.of("add.nothing"));
    }

    private static CommandFailure unsupported(Found.Unsupported found) {
        return new CommandFailure(
                Words.of("add.unsupported", found.address().toString(), found.what()), Optional.of(found.meaning()));
    }
}
