// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts of the packaged image as its users start it, and of a bare window on the same image's Java: from the start of
 * the process until the X server lists the window. Runs on an X server of its own.
 */
final class ImageStart implements AutoCloseable {
    /** The image that {@code mvn package} leaves. */
    static final Path IMAGE = Path.of("target", "holdfast");

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long GLANCE_NANOS = 5_000_000;
    private static final Pattern WINDOW = Pattern.compile("^ +(0x[0-9a-f]+) .*?([0-9]+)x([0-9]+)\\+");
    /** Smaller ones are the toolkit's own. */
    private static final int LEAST_WIDTH = 800;

    private final Process server;
    private final String display;
    private final Path home;

    private ImageStart(Process server, String display, Path home) {
        this.server = server;
        this.display = display;
        this.home = home;
    }

    /** Whether there is an image and what it takes to watch it. */
    static boolean possible() {
        return Files.isExecutable(IMAGE.resolve("bin/holdfast"))
                && Files.isExecutable(Path.of("/usr/bin/Xvfb"))
                && Files.isExecutable(Path.of("/usr/bin/xwininfo"));
    }

    /** @param home stands for the user's home folder, so that nothing of the real one takes part */
    static ImageStart open(Path home) throws IOException {
        Process server = new ProcessBuilder("/usr/bin/Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = server.inputReader(StandardCharsets.US_ASCII);
        String number = out.readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start");
        }
        return new ImageStart(server, ":" + number.strip(), home);
    }

    /** A start of Holdfast with virtual devices, so that nothing is sent to any other machine. */
    StartComparison.Run holdfast() throws IOException, InterruptedException {
        return measure(List.of(IMAGE.resolve("bin/holdfast").toString(), "--lab"));
    }

    StartComparison.Run bare() throws IOException, InterruptedException {
        return measure(List.of(
                IMAGE.resolve("lib/runtime/bin/java").toString(),
                "--enable-native-access=javafx.graphics",
                "-XX:-UsePerfData",
                "-classpath",
                Path.of("target", "bench-classes").toString(),
                "org.holdfast.bench.BareWindow"));
    }

    private StartComparison.Run measure(List<String> command) throws IOException, InterruptedException {
        Set<String> before = windows();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.put("DISPLAY", display);
        environment.put("HOME", home.toString());
        environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("WAYLAND_DISPLAY"));
        environment.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        environment.put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        long started = System.nanoTime();
        Process process = builder.start();
        try {
            while (before.containsAll(windows())) {
                if (!process.isAlive() || System.nanoTime() - started > LONGEST.toNanos()) {
                    throw new IOException("No window came from " + command);
                }
                LockSupport.parkNanos(GLANCE_NANOS);
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            Thread.sleep(IDLE);
            return new StartComparison.Run(seconds, memory(process), Double.NaN);
        } finally {
            end(process);
        }
    }

    /** The launcher may be a process beside the one that it starts. */
    private static double memory(Process process) throws IOException {
        double megabytes = StartComparison.resident(process.pid());
        for (ProcessHandle each : process.descendants().toList()) {
            megabytes += StartComparison.resident(each.pid());
        }
        return megabytes;
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private Set<String> windows() throws IOException, InterruptedException {
        Process listing = new ProcessBuilder("/usr/bin/xwininfo", "-display", display, "-root", "-children")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> ids = new HashSet<>();
        try (BufferedReader out = listing.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher window = WINDOW.matcher(line);
                if (window.find() && Integer.parseInt(window.group(2)) >= LEAST_WIDTH) {
                    ids.add(window.group(1));
                }
            }
        }
        listing.waitFor();
        return ids;
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }
}
