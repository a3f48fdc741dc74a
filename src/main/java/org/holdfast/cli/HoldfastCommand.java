// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code holdfast} without a command opens the window. */
@Command(
        name = "holdfast",
        resourceBundle = "org.holdfast.cli.usage",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        scope = ScopeType.INHERIT)
final class HoldfastCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final RootOptions options;

    HoldfastCommand(CommandContext context) {
        this.context = context;
        this.options = context.options();
    }

    /** Says what happens anyway where no command stands; the build's own start names it. */
    @Option(names = CommandLineProgram.WINDOW)
    void openWindow(boolean asked) {}

    @Override
    public Integer call() {
        return context.composition().window(options.start());
    }
}
