// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.service.SecretImports.Waiting;
import org.holdfast.service.Services;
import org.holdfast.service.secrets.SavedCredentials;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells whose tokens are kept; prints one only when asked in so many words. */
@Command(name = "show")
final class TokenShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0", arity = "0..1")
    private @Nullable String device;

    @Option(names = "--reveal")
    private boolean reveal;

    @Option(names = "--json")
    private boolean json;

    TokenShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException {
        Services services = context.services();
        String wanted = device;
        if (wanted != null) {
            one(services, TokenOwner.of(services, wanted));
        } else if (reveal) {
            throw new UsageFailure(Words.of("token.reveal-one"));
        } else {
            all(services);
        }
        return CommandLineProgram.DONE;
    }

    private void one(Services services, TokenOwner owner) throws CommandFailure, DeviceException {
        Optional<char[]> kept = new SavedCredentials(
                        services.secrets(), owner.device().id())
                .get(owner.field().kind());
        try {
            if (json) {
                ObjectNode node = context.shapes().device(owner.device(), true).put("kept", kept.isPresent());
                if (reveal) {
                    kept.ifPresent(secret -> node.put("token", new String(secret)));
                }
                context.output().document(node);
            } else if (kept.isEmpty()) {
                throw new CommandFailure(
                        Words.of("token.not-kept", owner.device().name()),
                        Optional.of(Words.of("token.not-kept.advice")));
            } else if (reveal) {
                context.output().line(new String(kept.get()));
            } else {
                context.output().line(Words.of("token.is-kept", owner.device().name()));
                context.output().remark(Words.of("token.reveal"));
            }
        } finally {
            kept.ifPresent(secret -> Arrays.fill(secret, '\0'));
        }
    }

    private void all(Services services) throws DeviceException {
        ObjectNode document = Shapes.object();
        ArrayNode devices = document.putArray("devices");
        List<List<String>> rows = new ArrayList<>();
        Output output = context.output();
        for (Device each : services.book().devices()) {
            Optional<String> kind = services.secretImports().readers().stream()
                    .filter(family -> family.id().equals(each.family()))
                    .flatMap(family -> family.credentials(each).stream())
                    .map(field -> field.kind())
                    .findFirst();
            if (kind.isPresent()) {
                boolean kept = services.secretImports().has(each, kind.get());
                devices.add(context.shapes().device(each, true).put("kept", kept));
                rows.add(List.of(
                        each.name(), each.model(), output.words(Words.of(kept ? "token.row.kept" : "token.row.none"))));
            }
        }
        ArrayNode waiting = document.putArray("waiting");
        for (Waiting each : services.secretImports().waiting()) {
            waiting.add(Shapes.object()
                    .put("name", each.name())
                    .put("family", each.family())
                    .put("model", each.model()));
            rows.add(List.of(each.name(), each.model(), output.words(Words.of("token.row.waiting"))));
        }
        if (json) {
            output.document(document);
        } else if (rows.isEmpty()) {
            output.remark(Words.of("token.nothing"));
        } else {
            output.table(rows);
        }
    }
}
