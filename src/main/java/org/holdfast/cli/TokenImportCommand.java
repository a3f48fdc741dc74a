// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.SecretImports;
import org.holdfast.service.SecretImports.Choice;
import org.holdfast.service.SecretImports.Item;
import org.holdfast.service.SecretImports.Preview;
import org.holdfast.service.SecretImports.Standing;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the tokens of a database, a backup or a text, for devices that are saved and for those that will be. */
@Command(name = "import")
final class TokenImportCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "FILE", index = "0", arity = "0..1")
    private String file = "-";

    @Option(names = "--password-file", paramLabel = "FILE")
    private @Nullable Path passwordFile;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--reveal")
    private boolean reveal;

    @Option(names = "--json")
    private boolean json;

    TokenImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Services services = context.services();
        try (Preview preview = preview(services.secretImports())) {
            List<Choice> choices = preview.items().stream()
                    .filter(item -> item.known().id().isPresent())
                    .filter(item -> item.standing() != Standing.SAME)
                    .map(item -> new Choice(item, item.known().id().orElseThrow()))
                    .toList();
            SecretImports.Outcome outcome = dryRun || choices.isEmpty()
                    ? new SecretImports.Outcome(0, 0)
                    : services.secretImports().keep(choices);
            if (json) {
                context.output().document(document(preview, outcome));
            } else {
                print(preview, outcome);
            }
            preview.remarks().forEach(context.output()::remark);
            if (!dryRun && !choices.isEmpty()) {
                context.output().remark(services.secrets().where());
            }
        }
        return CommandLineProgram.DONE;
    }

    private Preview preview(SecretImports imports) throws CommandFailure, DeviceException, InterruptedException {
        if (file.equals("-")) {
            return imports.paste(TokenText.piped(context.terminal()));
        }
        Path path = Path.of(file);
        if (passwordFile == null) {
            try {
                return imports.file(path, new char[0]);
            } catch (DeviceException.WrongCredentials e) {
                context.output().remark(Words.of("token.locked", file));
            }
        }
        char[] password = new SecretInput(context.terminal(), context.output(), Optional.ofNullable(passwordFile))
                .ask(Words.of("token.ask-password"))
                .orElseThrow(() -> new CommandFailure(
                        Words.of("token.locked", file), Optional.of(Words.of("token.locked.advice"))));
        try {
            return imports.file(path, password);
        } catch (DeviceException.WrongCredentials e) {
            throw new CommandFailure(Words.of("token.wrong-password", file));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void print(Preview preview, SecretImports.Outcome outcome) {
        Output output = context.output();
        List<List<String>> rows = new ArrayList<>();
        for (Item item : preview.items()) {
            List<String> row = new ArrayList<>(List.of(
                    item.known().name().isBlank() ? "-" : item.known().name(),
                    item.known().model().isBlank() ? "-" : item.known().model()));
            if (reveal) {
                row.add(new String(item.known().secret()));
            }
            row.add(output.words(whose(item)));
            rows.add(row);
        }
        output.table(rows);
        output.line(
                dryRun ? Words.of("token.dry-run") : Words.of("token.imported", outcome.saved(), outcome.waiting()));
    }

    private static Text whose(Item item) {
        if (item.known().id().isEmpty()) {
            return Words.of("token.row.unnamed");
        }
        if (item.owner().isEmpty() || !item.owner().get().saved()) {
            return Words.of("token.row.waits");
        }
        String name = item.owner().get().device().name();
        return switch (item.standing()) {
            case NEW -> Words.of("token.row.for", name);
            case SAME -> Words.of("token.row.same", name);
            case OTHER -> Words.of("token.row.other", name);
        };
    }

    private ObjectNode document(Preview preview, SecretImports.Outcome outcome) {
        ObjectNode document = Shapes.object();
        ArrayNode tokens = document.putArray("tokens");
        for (Item item : preview.items()) {
            ObjectNode node = tokens.addObject();
            node.put("name", item.known().name());
            node.put("family", item.family());
            node.put("model", item.known().model());
            item.known().address().ifPresent(address -> node.put("address", address.toString()));
            item.owner()
                    .filter(SecretImports.Owner::saved)
                    .ifPresent(owner -> node.put("device", owner.device().name()));
            node.put("whose", whoseWord(item));
            if (reveal) {
                node.put("token", new String(item.known().secret()));
            }
        }
        ArrayNode left = document.putArray("left-out");
        preview.remarks().forEach(remark -> left.add(context.output().words(remark)));
        document.put("kept", outcome.saved());
        document.put("waiting", outcome.waiting());
        return document;
    }

    private static String whoseWord(Item item) {
        if (item.known().id().isEmpty()) {
            return "unknown";
        }
        if (item.owner().isEmpty() || !item.owner().get().saved()) {
            return "waits";
        }
        return switch (item.standing()) {
            case NEW -> "new";
            case SAME -> "same";
            case OTHER -> "replaces";
        };
    }
}
