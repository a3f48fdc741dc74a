// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.holdfast.cli.CommandLineProgram;
import org.holdfast.cli.Terminal;
import org.holdfast.service.convert.ConversionChild;
import org.slf4j.LoggerFactory;

/** Starts Holdfast: the window without a command, else the command line. */
public final class Main {
    /** How long everything may take to close when the system ends the program. */
    private static final int CLOSING_SECONDS = 8;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 1 && arguments[0].equals(ConversionChild.WORD)) {
            System.exit(ConversionChild.run(System.in, new FileOutputStream(FileDescriptor.out)));
        }
        Terminal terminal = Terminal.ofProcess();
        CommandLineProgram program = new CommandLineProgram(new Holdfast(terminal, true), terminal);
        Thread.setDefaultUncaughtExceptionHandler((thread, mistake) ->
                LoggerFactory.getLogger(Main.class).error("Thread {} failed", thread.getName(), mistake));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("work-stop").unstarted(() -> stop(program)));
        System.exit(program.run(arguments));
    }

    /** Ctrl-C or TERM: what runs is finished and closed in order, and its exit status stands. */
    private static void stop(CommandLineProgram program) {
        if (!program.running()) {
            return;
        }
        try {
            Runtime.getRuntime().halt(program.stop(CLOSING_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
