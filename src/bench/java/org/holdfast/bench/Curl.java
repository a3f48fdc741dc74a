// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Other programs to be held against. */
final class Curl {
    private Curl() {}

    static boolean installed() {
        return Files.isExecutable(Path.of("/usr/bin/curl"));
    }

    /** Fetches all into one file, one after the other, with as few processes as it takes; gives the seconds. */
    static double fetch(Path file, String... urls) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/curl", "--silent", "--fail", "--globoff"));
        for (String url : urls) {
            command.addAll(List.of("--output", file.toString(), url));
        }
        return run(command);
    }

    /** Waits until everything, or one file, is on the disk; gives the seconds. */
    static double sync(Path... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/sync"));
        Arrays.stream(files).map(Path::toString).forEach(command::add);
        return run(command);
    }

    private static double run(List<String> command) throws IOException, InterruptedException {
        long started = System.nanoTime();
        int status = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(command.getFirst() + " ended with " + status);
        }
        return (System.nanoTime() - started) / 1e9;
    }
}
