// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts files onto the card. */
@Command(name = "upload")
final class RecordingsUploadCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "FILE", index = "1..*", arity = "1..*")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--folder", paramLabel = "PATH")
    private @Nullable String folder;

    @Option(names = "--json")
    private boolean json;

    RecordingsUploadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Map<Path, Long> sizes = sizes();
        String given = folder;
        if (given != null && !given.startsWith("/")) {
            throw new UsageFailure(Words.of("upload.folder", given));
        }
        try (OpenCard card = new OpenCard(context, device)) {
            if (!card.recordings().takesUploads()) {
                throw new CommandFailure(Words.of("upload.none", card.device().name()));
            }
            List<Recording> list = given == null ? card.list().recordings() : List.of();
            Map<Path, String> places = new LinkedHashMap<>();
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                places.put(file, (given == null ? usualFolder(list, name) : given).replaceAll("/+$", "") + "/" + name);
            }
            return send(card, sizes, places);
        }
    }

    private Map<Path, Long> sizes() throws CommandFailure {
        Map<Path, Long> sizes = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                    throw new CommandFailure(Words.of("upload.unreadable", file.toString()));
                }
                sizes.put(file, Files.size(file));
            } catch (IOException e) {
                throw new CommandFailure(Words.of("upload.unreadable", file.toString()));
            }
        }
        return sizes;
    }

    /** The folder in which the card keeps the last recording that ends alike; its root where there is none. */
    private static String usualFolder(List<Recording> list, String name) {
        String ending = ending(name);
        Optional<Recording> alike =
                list.stream().filter(each -> ending(each.name()).equals(ending)).reduce((_, later) -> later);
        return alike.map(each -> each.path().substring(0, each.path().lastIndexOf('/')))
                .orElse("");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private int send(OpenCard card, Map<Path, Long> sizes, Map<Path, String> places) throws InterruptedException {
        long bytes = sizes.values().stream().mapToLong(each -> each).sum();
        TransferReport report = new TransferReport(context, json);
        try (ProgressLine line = context.progress()) {
            TransferProgress progress =
                    new TransferProgress(context.output(), line, System::nanoTime, places.size(), bytes);
            for (Map.Entry<Path, String> each : places.entrySet()) {
                Path file = each.getKey();
                long size = sizes.getOrDefault(file, 0L);
                progress.begin(String.valueOf(file.getFileName()), OptionalLong.of(size));
                try {
                    Recording there = send(card, file, size, each.getValue(), progress);
                    progress.end(true);
                    report.uploaded(file.toString(), there.path());
                } catch (DeviceException e) {
                    progress.end(false);
                    if (report.failed(file.toString(), e)) {
                        break;
                    }
                }
            }
        }
        return report.done() == places.size() ? CommandLineProgram.DONE : CommandLineProgram.FAILED;
    }

    private static Recording send(OpenCard card, Path file, long size, String place, TransferProgress progress)
            throws DeviceException, InterruptedException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return card.recordings()
                    .upload(
                            place,
                            size,
                            content,
                            sent -> progress.at(
                                    OptionalDouble.of(size == 0 ? 1 : (double) sent / size), Optional.empty()));
        } catch (IOException e) {
            throw new DeviceException.Media(
                    Words.of("upload.unreadable", file.toString()), Words.of("upload.advice"), e);
        }
    }
}
