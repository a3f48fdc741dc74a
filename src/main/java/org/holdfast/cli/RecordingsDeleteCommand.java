// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.service.CardCleaning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes recordings of which there is a verified copy here, after asking. */
@Command(name = "delete")
final class RecordingsDeleteCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "NAME", index = "1..*", arity = "1..*")
    private List<String> names = new ArrayList<>();

    @Option(names = "--copies", paramLabel = "DIR")
    private @Nullable Path copies;

    @Option(names = "--yes")
    private boolean yes;

    RecordingsDeleteCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        if (!yes && !context.terminal().interactive()) {
            throw new UsageFailure(Words.of("delete.yes"));
        }
        try (OpenCard card = new OpenCard(context, device)) {
            List<Recording> wanted = CardNames.find(card.list().recordings(), names);
            CardCleaning.Sorted sorted = sort(card, wanted);
            sorted.locked().forEach(each -> context.output().failure(Words.of("delete.locked", each.path())));
            sorted.withoutCopy().forEach(each -> context.output().failure(Words.of("delete.no-copy", each.path())));
            if (sorted.allowed().isEmpty()) {
                throw new CommandFailure(Words.of("delete.nothing"));
            }
            confirm(card, sorted.allowed());
            delete(card, sorted.allowed());
            return sorted.allowed().size() == wanted.size() ? CommandLineProgram.DONE : CommandLineProgram.FAILED;
        }
    }

    /** Which may be deleted; those of which nothing is known are compared with the files in {@code --copies}. */
    private CardCleaning.Sorted sort(OpenCard card, List<Recording> wanted)
            throws CommandFailure, DeviceException, InterruptedException {
        CardCleaning cleaning = card.services().cleaning();
        CardCleaning.Sorted sorted = cleaning.sort(card.device(), wanted);
        Path folder = copies;
        if (folder == null || sorted.withoutCopy().isEmpty()) {
            return sorted;
        }
        new CopyFolder(context, folder).adopt(card, sorted.withoutCopy());
        return cleaning.sort(card.device(), wanted);
    }

    private void confirm(OpenCard card, List<Recording> allowed) throws CommandFailure {
        if (yes) {
            return;
        }
        long bytes = allowed.stream().mapToLong(each -> each.size().orElse(0)).sum();
        allowed.forEach(each -> context.output().remark(Words.of("delete.one", each.path())));
        String question = context.output()
                .words(Words.of(
                        "delete.ask",
                        allowed.size(),
                        Measures.size(bytes),
                        card.device().name()));
        String answer =
                context.terminal().prompt().line(Output.printable(question)).orElse("");
        if (!answer.strip().equalsIgnoreCase(context.output().words(Words.of("delete.word")))) {
            throw new CommandFailure(Words.of("delete.nothing"));
        }
    }

    private void delete(OpenCard card, List<Recording> allowed) throws DeviceException, InterruptedException {
        CardCleaning cleaning = card.services().cleaning();
        CardCleaning.Batch batch = cleaning.delete(card.device(), allowed);
        cleaning.flush();
        context.output().line(Words.of("delete.done", batch.deleted()));
        if (batch.failure().isPresent()) {
            throw batch.failure().get();
        }
    }
}
