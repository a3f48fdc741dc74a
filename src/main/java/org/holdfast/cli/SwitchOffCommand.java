// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import picocli.CommandLine.Command;

/** Switches outlets off, protected ones only after asking. */
@Command(name = "off")
final class SwitchOffCommand extends SwitchingCommand {
    SwitchOffCommand(CommandContext context) {
        super(context, false);
    }
}
