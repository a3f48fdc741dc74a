// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import picocli.CommandLine.Command;

/** Switches outlets on. */
@Command(name = "on")
final class SwitchOnCommand extends SwitchingCommand {
    SwitchOnCommand(CommandContext context) {
        super(context, true);
    }
}
