// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.holdfast.device.Credentials;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps the password that a saved device wants, or forgets it. */
@Command(name = "password")
final class PasswordCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "KIND", index = "1", arity = "0..1")
    private @Nullable String kind;

    @Option(names = "--password-file", paramLabel = "FILE")
    private @Nullable Path passwordFile;

    @Option(names = "--forget")
    private boolean forget;

    PasswordCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure {
        Services services = context.services();
        DeviceChoice.Known known = DeviceChoice.device(services, device);
        Credentials.Field field = field(services, known);
        if (!known.saved()) {
            throw new UsageFailure(Words.of("password.unsaved", known.name()));
        }
        try {
            if (forget) {
                services.secrets().remove(known.device().id(), field.kind());
                context.output().line(Words.of("password.forgotten", field.label(), known.name()));
            } else {
                put(services, known, field);
                context.output().line(Words.of("password.kept", field.label(), known.name()));
                context.output().remark(services.secrets().where());
            }
        } catch (IOException e) {
            throw new CommandFailure(Words.of("password.failed"), Optional.of(Words.of("password.failed.advice")));
        }
        return CommandLineProgram.DONE;
    }

    private Credentials.Field field(Services services, DeviceChoice.Known known) throws UsageFailure {
        List<Credentials.Field> fields = services.families().stream()
                .filter(family -> family.id().equals(known.device().family()))
                .flatMap(family -> family.credentials(known.device()).stream())
                .toList();
        if (fields.isEmpty()) {
            throw new UsageFailure(Words.of("password.none", known.name()));
        }
        String wanted = kind;
        if (wanted == null) {
            return fields.getFirst();
        }
        return fields.stream()
                .filter(each -> each.kind().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageFailure(Words.of(
                        "password.kinds",
                        known.name(),
                        fields.stream().map(Credentials.Field::kind).collect(Collectors.joining(", ")))));
    }

    private void put(Services services, DeviceChoice.Known known, Credentials.Field field)
            throws CommandFailure, UsageFailure, IOException {
        char[] secret = new SecretInput(context.terminal(), context.output(), Optional.ofNullable(passwordFile))
                .ask(Words.of("settings.ask-secret", field.label()))
                .orElseThrow(() -> new UsageFailure(Words.of("settings.secret", field.kind())));
        try {
            if (secret.length == 0 || secret.length > field.longest()) {
                throw new UsageFailure(Words.of("password.length", field.label(), Integer.toString(field.longest())));
            }
            services.secrets().put(known.device().id(), field.kind(), secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }
}
