// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that a recording is to become. One that is there already stays until the new one is whole: the recording
 * is written beside it under a name with a number.
 */
final class WantedFile {
    private final Path wanted;
    private final boolean replaces;

    private WantedFile(Path wanted, boolean replaces) {
        this.wanted = wanted;
        this.replaces = replaces;
    }

    /** Touches nothing yet. */
    static WantedFile of(Path wanted, boolean overwrite) throws CommandFailure {
        if (!Files.exists(wanted)) {
            return new WantedFile(wanted, false);
        }
        boolean empty = isEmpty(wanted);
        if (!Files.isRegularFile(wanted) || (!overwrite && !empty)) {
            throw new CommandFailure(Words.of("record.exists", wanted.toString()));
        }
        return new WantedFile(wanted, !empty);
    }

    /** An empty file is what mktemp leaves. */
    private static boolean isEmpty(Path file) throws CommandFailure {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    private static CommandFailure unwritable(Path file) {
        return new CommandFailure(Words.of("file.unwritable", file.toString()));
    }

    /** Whether there is a file to be replaced. */
    boolean replaces() {
        return replaces;
    }

    /** Where to write, once there is something to write. */
    Path begin() throws CommandFailure {
        if (replaces) {
            return beside();
        }
        try {
            if (Files.isRegularFile(wanted) && isEmpty(wanted)) {
                Files.delete(wanted);
            }
        } catch (IOException e) {
            throw unwritable(wanted);
        }
        return wanted;
    }

    private Path beside() {
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        int number = 2;
        Path path = wanted.resolveSibling(stem + "-" + number + ending);
        while (Files.exists(path)) {
            number++;
            path = wanted.resolveSibling(stem + "-" + number + ending);
        }
        return path;
    }

    /**
     * Puts the new file in the place of the old one where it is whole.
     *
     * @return the files with the names that they have now
     */
    List<Path> end(List<Path> files, boolean whole) throws CommandFailure {
        if (!replaces || !whole || files.isEmpty()) {
            return files;
        }
        try {
            Files.move(files.getFirst(), wanted, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure(Words.of(
                    "record.beside", wanted.toString(), files.getFirst().toString()));
        }
        List<Path> named = new ArrayList<>(files);
        named.set(0, wanted);
        return named;
    }
}
