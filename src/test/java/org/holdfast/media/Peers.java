// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of others that our players are held against. */
public final class Peers {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path SERVER = Path.of("src/test/resources/org/holdfast/media/rtsp-server.py");

    private Peers() {}

    /** Says that a peer is missing: a failure where everything is installed, otherwise the test is left out. */
    public static void missing(String what) {
        if (!System.getenv().getOrDefault("CI", "").isEmpty()) {
            fail(what);
        }
        System.err.println("Left out: " + what);
        abort(what);
    }

    /** GStreamer's RTSP server, a process of its own that ends when it is closed. */
    record RtspServer(Process process, int port) implements AutoCloseable {
        static RtspServer start(String... arguments) throws IOException {
            if (!Files.isExecutable(PYTHON)) {
                missing("/usr/bin/python3 is not installed");
            }
            List<String> command = new ArrayList<>(List.of(PYTHON.toString(), SERVER.toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String line = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
            if (line == null) {
                process.destroyForcibly();
                missing("GStreamer's RTSP server is not installed (python3-gi, gir1.2-gst-rtsp-server-1.0,"
                        + " gstreamer1.0-plugins-base, -good, -bad and -ugly)");
            }
            return new RtspServer(process, Integer.parseInt(String.valueOf(line).strip()));
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
