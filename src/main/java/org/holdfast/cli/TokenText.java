// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads texts that may hold tokens, whole and bounded. */
final class TokenText {
    /** In bytes; what token tools print for hundreds of devices is far shorter. */
    private static final int LONGEST = 1 << 20;

    private TokenText() {}

    /** What is piped into the command. */
    static String piped(Terminal terminal) throws CommandFailure {
        try {
            return text(terminal.prompt().input(), "-");
        } catch (IOException e) {
            throw new CommandFailure(Words.of("secret.unreadable", "-"));
        }
    }

    static String of(Path file) throws CommandFailure {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in, file.toString());
        } catch (IOException e) {
            throw new CommandFailure(Words.of("secret.unreadable", file.toString()));
        }
    }

    private static String text(InputStream in, String name) throws IOException, CommandFailure {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new CommandFailure(Words.of("token.long", name));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
