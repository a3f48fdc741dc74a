// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    @Option(names = "--password-file", paramLabel = "FILE")
    private @Nullable Path passwordFile;

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
        if (given != null && given.contains("://")) {
            return described(services, given);
        }
        if (passwordFile != null) {
            throw new UsageFailure(Words.of("add.password-file"));
        }
        Found.Supported found = given == null ? searched(services) : identified(services, given);
        found.remarks().forEach(context.output()::remark);
        if (found.given().isPresent()) {
            // Before the device, so that it is never there without what it needs.
            services.secretImports().keep(found.device(), found.given().get());
        }
        int status = save(services, found.device());
        if (found.given().isPresent()) {
            context.output().remark(Words.of("add.given"));
            context.output().remark(services.secrets().where());
        }
        return status;
    }

    private int save(Services services, Device device) {
        String wanted = name;
        Device saved =
                services.book().add(wanted == null ? services.secretImports().called(device) : device.named(wanted));
        context.output()
                .line(Words.of("add.done", saved.name(), saved.model(), Shapes.place(saved.family(), saved.address())));
        return CommandLineProgram.DONE;
    }

    /** What a family knows by another description than a place, such as the address of a stream. */
    private int described(Services services, String text)
            throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        DescribedDevice described = DescribedDevice.of(services, text);
        Device device = described.device();
        requireNew(services, Optional.of(device.family()), device.address());
        Map<String, char[]> secrets =
                described.ask(new SecretInput(context.terminal(), context.output(), Optional.ofNullable(passwordFile)));
        try {
            try (ProgressLine progress = context.progress()) {
                progress.show(
                        OptionalDouble.empty(),
                        context.output()
                                .words(Words.of("add.asking", device.address().toString())));
                described.tryOut(secrets);
            }
            for (Map.Entry<String, char[]> each : secrets.entrySet()) {
                services.secrets().put(device.id(), each.getKey(), each.getValue());
            }
        } catch (IOException e) {
            throw new CommandFailure(Words.of("password.failed"), Optional.of(Words.of("password.failed.advice")));
        } finally {
            secrets.values().forEach(each -> Arrays.fill(each, '\0'));
        }
        int status = save(services, device);
        if (!secrets.isEmpty()) {
            context.output().remark(services.secrets().where());
        }
        return status;
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
