// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Other projects' programs: asked for in continuous integration, skipped with a reason elsewhere. */
final class Peer {
    private Peer() {}

    static void require(String program) {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!System.getenv().getOrDefault("CI", "").isEmpty()) {
            assertThat(there).as(program + " is installed, which CI needs").isTrue();
        }
        Assumptions.assumeTrue(there, () -> program + " is not installed here");
    }

    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
