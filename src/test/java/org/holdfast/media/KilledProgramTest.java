// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.Main;
import org.holdfast.device.VirtualDevices.VirtualDevice;
import org.holdfast.lab.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, killed while it records: nothing is left to it to finish its file. */
class KilledProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatAKilledProgramRecordedCanBePlayedAndTheCameraServesTheNextOne() throws Exception {
        try (Lab lab = new Lab(Lab.Options.usual(Path.of("target", "lab-cache")))) {
            VirtualDevice device = lab.start().getFirst();
            String camera = device.family() + "@" + device.address();
            Path first = folder.resolve("first.mp4");
            Path second = folder.resolve("second.mp4");

            recordAndKill(camera, first);
            recordAndKill(camera, second);

            for (Path file : List.of(first, second)) {
                Probe.Result result = Probe.of(file);
                assertThat(result.codec()).isEqualTo("h264");
                assertThat(result.firstKey()).isTrue();
                assertThat(result.pictures()).isGreaterThan(25);
                assertThat(result.lastStamp()).isPositive();
            }
        }
    }

    private void recordAndKill(String camera, Path file) throws IOException, InterruptedException {
        Path errors = folder.resolve(file.getFileName() + ".err");
        Process program = new ProcessBuilder(command(camera, file))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        try {
            await().atMost(PATIENCE).until(() -> !program.isAlive() || fragments(file) >= 4);
            assertThat(program.isAlive()).as(() -> read(errors)).isTrue();
        } finally {
            program.destroyForcibly();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private List<String> command(String camera, Path file) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("--module-path")
                        || each.startsWith("--add-modules")
                        || each.startsWith("--enable-native-access"))
                .forEach(command::add);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "--lab", "--data-dir"));
        command.add(folder.resolve("data").toString());
        command.addAll(List.of("record", camera, file.toString(), "--seconds", "100"));
        return command;
    }

    private static int fragments(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1).split("moof", -1).length - 1;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
