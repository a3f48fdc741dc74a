// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.service.Switchboard;

/** Asks before a protected outlet goes off. */
final class Protection {
    private Protection() {}

    /** @throws CommandFailure when the user does not want it */
    static void ask(CommandContext context, DeviceChoice.Known known, Switches.Outlet outlet)
            throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        if (!known.saved() || !guarded(context.services().switches(), known, outlet)) {
            return;
        }
        if (!context.terminal().interactive()) {
            throw new UsageFailure(Words.of("switch.yes", known.name(), outlet.name()));
        }
        String question = context.output().words(Words.of("switch.ask", known.name(), outlet.name()));
        String answer =
                context.terminal().prompt().line(Output.printable(question)).orElse("");
        if (!answer.strip().equalsIgnoreCase(context.output().words(Words.of("switch.word")))) {
            throw new CommandFailure(Words.of("switch.left"));
        }
    }

    private static boolean guarded(Switchboard board, DeviceChoice.Known known, Switches.Outlet outlet)
            throws DeviceException, InterruptedException {
        return board.ask(known.device().id()).rows().stream()
                .anyMatch(row -> row.outlet().name().equals(outlet.name()) && row.asks());
    }
}
