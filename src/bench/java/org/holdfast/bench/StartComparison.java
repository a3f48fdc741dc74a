// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Start to first window, and memory when idle, of Holdfast (with virtual devices, so that nothing is sent to any other
 * machine) and of a bare JavaFX window, on the same JDK with the same flags, by turns. Where there is no display both
 * run on the headless platform. Where {@code mvn package} left an image it is started too, beside a bare window on its own
 * Java. Each uses one data folder for all its runs, of which the first is not counted. Memory is what Linux accounts to the process and to no other (Pss).
 */
final class StartComparison {
    private static final int RUNS = Integer.getInteger("bench.runs", 7);
    private static final Duration IDLE = Duration.ofSeconds(8);

    /** @param heapMegabytes not a number where it cannot be asked for */
    record Run(double seconds, double residentMegabytes, double heapMegabytes) {}

    void run() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("holdfast-bench");
        try {
            compare(
                    "from source, median of " + RUNS,
                    () -> measure("org.holdfast.bench.BareWindow"),
                    () -> measure("org.holdfast.Main", "--data-dir", data.toString(), "--lab", "--window"));
            if (ImageStart.possible()) {
                try (ImageStart image = ImageStart.open(data)) {
                    compare("packaged, median of " + RUNS, image::bare, image::holdfast);
                }
            } else {
                say("packaged: no image in %s, or no Xvfb and xwininfo", ImageStart.IMAGE);
            }
        } finally {
            remove(data);
        }
    }

    private void compare(String title, Start bareStart, Start holdfastStart) throws IOException, InterruptedException {
        List<Run> bare = new ArrayList<>();
        List<Run> holdfast = new ArrayList<>();
        for (int i = 0; i <= RUNS; i++) {
            Run first = bareStart.run();
            Run second = holdfastStart.run();
            if (i > 0) { // The first of each warms the file cache and the data folder.
                bare.add(first);
                holdfast.add(second);
            }
        }
        say("%-28s %12s %12s %12s", title, "bare window", "Holdfast", "ratio");
        row(
                "first window, s",
                bare.stream().mapToDouble(Run::seconds),
                holdfast.stream().mapToDouble(Run::seconds));
        row(
                "idle memory, MB",
                bare.stream().mapToDouble(Run::residentMegabytes),
                holdfast.stream().mapToDouble(Run::residentMegabytes));
        if (holdfast.stream().noneMatch(run -> Double.isNaN(run.heapMegabytes()))) {
            row(
                    "of it heap in use, MB",
                    bare.stream().mapToDouble(Run::heapMegabytes),
                    holdfast.stream().mapToDouble(Run::heapMegabytes));
        }
    }

    /** One start. */
    @FunctionalInterface
    private interface Start {
        Run run() throws IOException, InterruptedException;
    }

    private static Run measure(String... program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> System.getenv("DISPLAY") == null || !argument.startsWith("-Dglass.platform"))
                .forEach(command::add);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), "org.holdfast.bench.WatchedStart"));
        command.addAll(Arrays.asList(program));
        long started = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            await(out, "SHOWN");
            double seconds = (System.nanoTime() - started) / 1e9;
            Thread.sleep(IDLE);
            double resident = resident(process.pid());
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            double heap = Long.parseLong(await(out, "HEAP ")) / 1e6;
            return new Run(seconds, resident, heap);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static String await(BufferedReader out, String start) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new IOException("The program ended before it said " + start);
    }

    /** What Linux accounts to a process and to no other, in MB; not a number elsewhere. */
    static double resident(long pid) throws IOException {
        Path account = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        if (!Files.exists(account)) {
            return Double.NaN;
        }
        return Files.readAllLines(account).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1e3)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void row(String what, java.util.stream.DoubleStream bare, java.util.stream.DoubleStream holdfast) {
        double[] left = bare.sorted().toArray();
        double[] right = holdfast.sorted().toArray();
        double one = left[left.length / 2];
        double other = right[right.length / 2];
        say("%-28s %12.2f %12.2f %12.2f", what, one, other, other / one);
        say("%-28s %12s %12s", "  smallest, largest", span(left), span(right));
    }

    private static String span(double[] sorted) {
        return "%.2f..%.2f".formatted(sorted[0], sorted[sorted.length - 1]);
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
