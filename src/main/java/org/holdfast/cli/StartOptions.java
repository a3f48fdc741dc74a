// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of the program as a whole, whichever command runs.
 *
 * @param dataDir where everything is kept; empty for the system's usual places
 * @param verbose whether the log holds every exchange
 * @param thisComputerOnly whether nothing may be sent to any other computer, as with {@code --lab}
 * @param at addresses that every search asks as well, each {@code ADDRESS} or {@code FAMILY@ADDRESS}
 */
public record StartOptions(Optional<Path> dataDir, boolean verbose, boolean thisComputerOnly, List<String> at) {
    public StartOptions {
        at = List.copyOf(at);
    }

    /** The usual places, the whole local network. */
    public static StartOptions usual() {
        return new StartOptions(Optional.empty(), false, false, List.of());
    }
}
