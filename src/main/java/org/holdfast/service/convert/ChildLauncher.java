// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the child process is started.
 *
 * @param command the program and its arguments
 * @param environment what is added to this process's own
 * @param folder where it runs, so that nothing it might leave (a report of a crash) lies about elsewhere
 * @param natives where FFmpeg's libraries are unpacked; empty for the library's own choice
 * @param patience how long it may make no progress
 */
public record ChildLauncher(
        List<String> command, Map<String, String> environment, Path folder, Optional<Path> natives, Duration patience) {
    /** Even a slow stick takes what is written between two reports in that time. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The heap; FFmpeg's memory is not in it. */
    private static final String HEAP = "-Xmx96m";
    /** Little is computed in Java; the other compiler would take longer than it wins. */
    private static final String COMPILER = "-XX:TieredStopAtLevel=1";

    public ChildLauncher {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * The packaged program starts its own launcher again; from source this Java is started with the same class path.
     *
     * @param launcher the packaged program, where this is one
     * @param mainClass what Java starts otherwise; hands {@link ConversionChild#WORD} to {@link ConversionChild}
     */
    public static ChildLauncher ofSystem(
            Optional<Path> launcher, String mainClass, Path folder, Optional<Path> natives) {
        if (launcher.isPresent()) {
            // The launcher takes options for Java from its own file only; this reaches every Java.
            return new ChildLauncher(
                    List.of(launcher.get().toString(), ConversionChild.WORD),
                    Map.of("JAVA_TOOL_OPTIONS", HEAP + " " + COMPILER),
                    folder,
                    natives,
                    PATIENCE);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(HEAP, COMPILER, "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=deny"));
        command.addAll(List.of(
                "-classpath", absolute(System.getProperty("java.class.path")), mainClass, ConversionChild.WORD));
        return new ChildLauncher(command, Map.of(), folder, natives, PATIENCE);
    }

    /** The child works in another folder, where a class path that was written from here on would lead nowhere. */
    static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    Process start() throws IOException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        // Set by the packaged launcher for its own second start; a child that inherits it takes its word for an
        // option of Java.
        builder.environment().remove("_JPACKAGE_LAUNCHER");
        return builder.redirectError(Redirect.DISCARD).start();
    }
}
