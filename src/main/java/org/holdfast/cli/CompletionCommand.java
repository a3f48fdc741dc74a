// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints a script with which bash and zsh complete commands. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
    private final CommandContext context;

    CompletionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandLine tree = CommandLineProgram.commandLine(context);
        context.terminal().out().println(AutoComplete.bash("holdfast", tree));
        context.terminal().out().flush();
        return CommandLineProgram.DONE;
    }
}
