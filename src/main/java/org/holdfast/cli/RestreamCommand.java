// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.DeviceException;
import org.holdfast.service.Restream;
import org.holdfast.service.RestreamChoices;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Offers the live pictures of saved cameras to other programs, until it is stopped. Changes nothing that is saved. */
@Command(name = "restream")
final class RestreamCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", arity = "1..*")
    private List<String> devices = new ArrayList<>();

    @Option(names = "--bind", paramLabel = "ADDRESS")
    private String bind = RestreamChoices.INITIAL.host();

    @Option(names = "--port", paramLabel = "PORT")
    private int port = RestreamChoices.USUAL_PORT;

    @Option(names = "--user", paramLabel = "NAME")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE")
    private @Nullable Path passwordFile;

    @Option(names = "--json")
    private boolean json;

    RestreamCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException {
        Services services = context.services();
        RestreamChoices choices = choices(services);
        Restream restream = services.restream();
        if (choices.user().isPresent()) {
            char[] password = password();
            try {
                restream.useWith(choices, password);
            } finally {
                Arrays.fill(password, '\0');
            }
        } else {
            restream.use(choices);
        }
        restream.offers().forEach(offer -> print(offer, choices.user()));
        if (!json) {
            context.output().remark(Words.of("lab.running"));
        }
        waitForTheEnd();
        return CommandLineProgram.DONE;
    }

    private RestreamChoices choices(Services services) throws UsageFailure {
        if (port < 0 || port > 65535) {
            throw new UsageFailure(Words.of("address.PORT", Integer.toString(port)));
        }
        Optional<String> name = Optional.ofNullable(user);
        if (name.isPresent() && !RestreamChoices.isUser(name.get())) {
            throw new UsageFailure(Words.of("restream.user"));
        }
        RestreamChoices choices =
                RestreamChoices.INITIAL.at(bind, port).withUser(name).on(true);
        for (String device : devices) {
            DeviceChoice.Known known = DeviceChoice.device(services, device);
            if (!known.saved()) {
                throw new UsageFailure(Words.of("restream.unsaved", known.name()));
            }
            choices = choices.with(known.device());
        }
        return choices;
    }

    private char[] password() throws CommandFailure, UsageFailure {
        return new SecretInput(context.terminal(), context.output(), Optional.ofNullable(passwordFile))
                .ask(Words.of("restream.ask-password"))
                .filter(typed -> typed.length > 0)
                .orElseThrow(() -> new UsageFailure(Words.of("restream.no-password")));
    }

    private void print(Restream.Offer offer, Optional<String> name) {
        if (json) {
            ObjectNode node = Shapes.object()
                    .put("name", offer.device().name())
                    .put("page", offer.page().toString())
                    .put("stream", offer.stream().toString())
                    .put("snapshot", offer.snapshot().toString());
            context.output().documentLine(node);
            return;
        }
        context.output().line(offer.device().name());
        for (Restream.Line line : offer.lines(name)) {
            line.words().lines().forEach(each -> context.output().line("  " + line.program() + "  " + each));
        }
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            // Being stopped is how this command ends.
        }
    }
}
