// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;

/** A folder in which the user keeps copies that were made otherwise, such as by a card reader. */
final class CopyFolder {
    /** A folder for the card, one for the kind, one for the day, one to spare. */
    private static final int DEEPEST = 4;

    private final CommandContext context;
    private final Path folder;

    CopyFolder(CommandContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /** Compares each recording with the files that may be its copy, until one is. */
    void adopt(OpenCard card, List<Recording> recordings) throws CommandFailure, DeviceException, InterruptedException {
        long bytes =
                recordings.stream().mapToLong(each -> each.size().orElse(0)).sum();
        try (ProgressLine line = context.progress()) {
            TransferProgress progress =
                    new TransferProgress(context.output(), line, System::nanoTime, recordings.size(), bytes);
            for (Recording each : recordings) {
                progress.begin(each.name(), each.size());
                for (Path file : candidates(each)) {
                    if (card.services().downloads().adopt(card.device(), each, file, progress)) {
                        break;
                    }
                }
                progress.end(true);
            }
        }
    }

    private List<Path> candidates(Recording recording) throws CommandFailure {
        // Links are not followed: a folder that leads to itself would never end.
        try (Stream<Path> files = Files.find(
                folder,
                DEEPEST,
                (file, attributes) -> attributes.isRegularFile()
                        && String.valueOf(file.getFileName()).equalsIgnoreCase(recording.name())
                        && recording.mayHave(attributes.size()))) {
            return files.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(Words.of("delete.copies", folder.toString()));
        }
    }
}
