// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows folders in the system's file manager; where that does not work, says where the folder is. */
public final class Folders {
    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    private final Frame frame;
    private final Clock clock;

    public Folders(Frame frame, Clock clock) {
        this.frame = frame;
        this.clock = clock;
    }

    /** Shows a folder; returns at once. FX thread only. */
    public void open(Path folder) {
        frame.background()
                .run(
                        () -> started(folder),
                        opened -> {
                            if (!opened) {
                                frame.notice(Notice.passing(
                                        clock.instant(),
                                        Phrases.shared(frame.locale()).of("folder.at", folder.toString())));
                            }
                        },
                        _ -> {});
    }

    private static boolean started(Path folder) {
        try {
            // Its output goes nowhere, so that a chatty file manager neither blocks nor writes into our terminal.
            new ProcessBuilder(command(System.getProperty("os.name", ""), folder))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            LOG.info("No file manager could be started", e);
            return false;
        }
    }

    static List<String> command(String system, Path folder) {
        String name = system.toLowerCase(Locale.ROOT);
        String opener = name.startsWith("windows") ? "explorer.exe" : name.startsWith("mac") ? "open" : "xdg-open";
        return List.of(opener, folder.toAbsolutePath().toString());
    }
}
