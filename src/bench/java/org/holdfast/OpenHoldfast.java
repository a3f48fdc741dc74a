// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.cli.Composition;
import org.holdfast.cli.StartOptions;
import org.holdfast.cli.Terminal;

/** Puts a whole Holdfast together for a benchmark, as the command line does. */
public final class OpenHoldfast {
    private OpenHoldfast() {}

    /** Keeps to this computer and to {@code data}. */
    public static Composition.Opened in(Path data) throws IOException {
        return new Holdfast(Terminal.ofProcess(), false)
                .open(new StartOptions(Optional.of(data), false, true, List.of()));
    }
}
