// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the command line reads and writes.
 *
 * @param out results
 * @param err failures, remarks and progress
 * @param bytes standard output for a recording; unlike {@code out} it reports a reader that went away
 * @param interactive whether a person sits there
 * @param prompt asks that person
 * @param locale the language of what is written
 */
public record Terminal(
        PrintStream out, PrintStream err, OutputStream bytes, boolean interactive, Prompt prompt, Locale locale) {
    /** The process's own. */
    // The console of java.base, the default again since JDK 25, is null where nobody sits.
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofProcess() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return ofProcess(false, new NoPrompt());
        }
        return ofProcess(true, new ConsolePrompt(console));
    }

    private static Terminal ofProcess(boolean interactive, Prompt prompt) {
        return new Terminal(
                System.out,
                System.err,
                new FileOutputStream(FileDescriptor.out),
                interactive,
                prompt,
                Locale.getDefault());
    }

    /** Asks the person at the terminal. Empty where nobody sits there, or the input ended. */
    public interface Prompt {
        Optional<String> line(String question);

        /** Without showing what is typed; the caller wipes it. */
        Optional<char[]> secret(String question);

        /** What is piped in, or typed until its end. */
        default InputStream input() {
            return InputStream.nullInputStream();
        }
    }

    private record ConsolePrompt(Console console) implements Prompt {
        @Override
        public Optional<String> line(String question) {
            return Optional.ofNullable(console.readLine("%s ", question));
        }

        @Override
        public Optional<char[]> secret(String question) {
            return Optional.ofNullable(console.readPassword("%s ", question));
        }

        @Override
        public InputStream input() {
            return System.in;
        }
    }

    /** Nobody is there to be asked. */
    record NoPrompt() implements Prompt {
        @Override
        public Optional<String> line(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> secret(String question) {
            return Optional.empty();
        }

        @Override
        public InputStream input() {
            return System.in;
        }
    }
}
