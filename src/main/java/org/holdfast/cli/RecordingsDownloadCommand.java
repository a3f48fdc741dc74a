// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads recordings, checked and never over another file; what was begun before goes on where it was. */
@Command(name = "download")
final class RecordingsDownloadCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "NAME", index = "1..*", arity = "0..*")
    private List<String> names = new ArrayList<>();

    @Option(names = "--to", paramLabel = "DIR", required = true)
    private Path folder = Path.of("");

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--new")
    private boolean fresh;

    @Option(names = "--locked")
    private boolean locked;

    @Option(names = "--dated")
    private boolean dated;

    @Option(names = "--convert")
    private boolean convert;

    @Option(names = "--json")
    private boolean json;

    RecordingsDownloadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        if (Stream.of(all, fresh, !names.isEmpty()).filter(given -> given).count() != 1) {
            throw new UsageFailure(Words.of("recordings.which"));
        }
        try (OpenCard card = new OpenCard(context, device)) {
            List<Recording> wanted = wanted(card);
            boolean whole = leaveGrowing(wanted) || names.isEmpty();
            if (wanted.isEmpty()) {
                context.output().remark(Words.of("recordings.nothing"));
                return whole ? CommandLineProgram.DONE : CommandLineProgram.FAILED;
            }
            makeFolder();
            return fetch(card, wanted) && whole ? CommandLineProgram.DONE : CommandLineProgram.FAILED;
        }
    }

    private List<Recording> wanted(OpenCard card) throws UsageFailure, DeviceException, InterruptedException {
        List<Recording> list = card.list().recordings();
        List<Recording> wanted = new ArrayList<>(names.isEmpty() ? list : CardNames.find(list, names));
        wanted.removeIf(each -> locked && !each.locked());
        if (fresh) {
            wanted.removeIf(each ->
                    card.services().downloads().copy(card.device(), each).isPresent());
        }
        return wanted;
    }

    /** Takes out what is being recorded just now; tells whether there was none. */
    private boolean leaveGrowing(List<Recording> wanted) {
        wanted.stream()
                .filter(Recording::growing)
                .forEach(each -> context.output().remark(Words.of("recordings.left-growing", each.name())));
        return !wanted.removeIf(Recording::growing);
    }

    /** Says early what would fail for each. */
    private void makeFolder() throws CommandFailure {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandFailure(Words.of("recordings.folder", folder.toString()));
        }
        if (!Files.isWritable(folder)) {
            throw new CommandFailure(Words.of("file.unwritable", folder.toString()));
        }
    }

    /** Tells whether all are here now. */
    private boolean fetch(OpenCard card, List<Recording> wanted) throws InterruptedException {
        Downloads.Wish wish = new Downloads.Wish(folder.toAbsolutePath().normalize(), dated, convert);
        long bytes = wanted.stream().mapToLong(each -> each.size().orElse(0)).sum();
        TransferReport report = new TransferReport(context, json);
        try (ProgressLine line = context.progress()) {
            TransferProgress progress =
                    new TransferProgress(context.output(), line, System::nanoTime, wanted.size(), bytes);
            for (Recording each : wanted) {
                progress.begin(each.name(), each.size());
                try {
                    Downloads.Fetched fetched = card.services().downloads().fetch(card.device(), each, wish, progress);
                    progress.end(!fetched.before());
                    report.fetched(each, fetched);
                } catch (DeviceException e) {
                    progress.end(false);
                    if (report.failed(each.path(), e)) {
                        break;
                    }
                }
            }
        } catch (InterruptedException e) {
            context.output().remark(Words.of("recordings.stopped"));
            throw e;
        }
        context.output()
                .remark(Words.of(
                        "recordings.summary",
                        report.done(),
                        report.before(),
                        report.failures(),
                        wanted.size() - report.done() - report.before() - report.failures()));
        return report.done() + report.before() == wanted.size();
    }
}
