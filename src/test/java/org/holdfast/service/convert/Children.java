// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.Main;

/** How tests start child processes: the real one, or what pretends to be one. */
final class Children {
    private Children() {}

    /** As the program does it from source. */
    static ChildLauncher real(Path folder) {
        return ChildLauncher.ofSystem(Optional.empty(), Main.class.getName(), folder, Optional.empty());
    }

    /** The real one, where the shell limits the size of files to so many kilobytes. */
    static ChildLauncher withLittleRoom(Path folder, int kilobytes) {
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "bash"));
        command.addAll(real(folder).command());
        return new ChildLauncher(command, Map.of(), folder, Optional.empty(), ChildLauncher.PATIENCE);
    }

    /** A shell script instead of a converter. */
    static ChildLauncher script(Path folder, String script, Duration patience) {
        return new ChildLauncher(List.of("/bin/sh", "-c", script), Map.of(), folder, Optional.empty(), patience);
    }
}
