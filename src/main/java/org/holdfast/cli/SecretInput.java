// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.device.Text;

/**
 * Where a secret comes from: a file, or the person at the terminal; never an argument, which other programs can read.
 *
 * @param file where it is read from; the person is asked otherwise
 */
record SecretInput(Terminal terminal, Output output, Optional<Path> file) {
    /** The longest file that is read as a secret. */
    private static final int LONGEST = 1024;

    /**
     * The secret, for the caller to wipe; empty where there is no file and nobody to ask.
     *
     * @throws CommandFailure when the file cannot be read
     */
    Optional<char[]> ask(Text question) throws CommandFailure {
        return file.isPresent()
                ? Optional.of(read(file.get()))
                : terminal.prompt().secret(output.words(question));
    }

    /** The first line of the file, so that one written by an editor works too. */
    private static char[] read(Path file) throws CommandFailure {
        try {
            if (Files.size(file) > LONGEST) {
                throw new CommandFailure(Words.of("secret.long", file.toString()));
            }
            return Files.readString(file).lines().findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw new CommandFailure(Words.of("secret.unreadable", file.toString()));
        }
    }
}
