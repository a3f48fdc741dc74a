// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.stream.Collectors;
import org.holdfast.device.Text;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong with the words on the command line, in Holdfast's own words. */
final class Misuse {
    private Misuse() {}

    static Text sentence(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return Words.of("usage.unmatched", String.join(" ", unmatched.getUnmatched()));
        }
        if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return Words.of(
                    "usage.missing",
                    missing.getMissing().stream().map(Misuse::name).collect(Collectors.joining(", ")));
        }
        ArgSpec argument = failure.getArgSpec();
        if (argument != null && failure.getValue() != null) {
            return Words.of("usage.value", failure.getValue(), name(argument));
        }
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        if (argument == null && !command.subcommands().isEmpty()) {
            return Words.of(
                    "usage.command", String.join(", ", command.subcommands().keySet()));
        }
        return Text.literal(String.valueOf(failure.getMessage()));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
