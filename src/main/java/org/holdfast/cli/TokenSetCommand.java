// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.service.SecretImports;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps the token of one saved device, in whatever form it is. */
@Command(name = "set")
final class TokenSetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Option(names = "--token-file", paramLabel = "FILE")
    private @Nullable Path tokenFile;

    TokenSetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException {
        Services services = context.services();
        TokenOwner owner = TokenOwner.of(services, device);
        char[] typed = typed(owner);
        try {
            if (new String(typed).isBlank()) {
                throw new UsageFailure(Words.of("token.empty"));
            }
            SecretImports.Taken taken =
                    services.secretImports().take(owner.device(), owner.field().kind(), typed);
            try {
                services.secrets().put(owner.device().id(), owner.field().kind(), taken.secret());
            } finally {
                Arrays.fill(taken.secret(), '\0');
            }
            context.output()
                    .line(Words.of(
                            "password.kept",
                            owner.field().label(),
                            owner.device().name()));
            if (taken.others() > 0) {
                context.output().remark(Words.of("token.others", taken.others()));
            }
            context.output().remark(services.secrets().where());
        } catch (IOException e) {
            throw new CommandFailure(Words.of("password.failed"), Optional.of(Words.of("password.failed.advice")));
        } finally {
            Arrays.fill(typed, '\0');
        }
        return CommandLineProgram.DONE;
    }

    private char[] typed(TokenOwner owner) throws CommandFailure, UsageFailure {
        Path file = tokenFile;
        if (file != null) {
            return TokenText.of(file).toCharArray();
        }
        return context.terminal()
                .prompt()
                .secret(context.output()
                        .words(Words.of("settings.ask-secret", owner.field().label())))
                .orElseThrow(() -> new UsageFailure(Words.of("token.no-argument")));
    }
}
