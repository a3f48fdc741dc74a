// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.service.SecretImports.Waiting;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets the token of a saved device, or those of devices that were never added. */
@Command(name = "forget")
final class TokenForgetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0", arity = "0..1")
    private @Nullable String device;

    @Option(names = "--waiting")
    private boolean waiting;

    TokenForgetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException {
        String wanted = device;
        if ((wanted == null) != waiting) {
            throw new UsageFailure(Words.of("token.forget-which"));
        }
        Services services = context.services();
        if (wanted == null) {
            List<Waiting> all = services.secretImports().waiting();
            for (Waiting each : all) {
                services.secretImports().forget(each);
            }
            context.output().line(Words.of("token.forgotten-waiting", all.size()));
            return CommandLineProgram.DONE;
        }
        TokenOwner owner = TokenOwner.of(services, wanted);
        try {
            services.secrets().remove(owner.device().id(), owner.field().kind());
        } catch (IOException e) {
            throw new CommandFailure(Words.of("password.failed"), Optional.of(Words.of("password.failed.advice")));
        }
        context.output()
                .line(Words.of(
                        "password.forgotten",
                        owner.field().label(),
                        owner.device().name()));
        return CommandLineProgram.DONE;
    }
}
