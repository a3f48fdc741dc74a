// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.holdfast.cli.CommandLineProgram;
import org.holdfast.cli.Terminal;
import org.holdfast.lab.Lab;
import org.holdfast.lab.a9.A9Camera;
import org.holdfast.lab.a9.A9Kind;
import org.holdfast.lab.a9.A9Setup;
import org.holdfast.lab.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The command line's live commands, with a virtual A9 that restarts while they run. */
class RebootedCameraTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Lab lab = new Lab(Lab.Options.usual(Path.of("target", "lab-cache"))
            .only(A9Camera.FAMILY)
            .withA9(new A9Setup(List.of(A9Kind.JSON), A9Setup.USUAL_RATE)));

    @BeforeEach
    void start() throws Exception {
        lab.start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private String camera() {
        return "a9@" + lab.devices().getFirst().device().address();
    }

    /** Runs a command; once it has begun, the camera restarts. */
    private int run(BooleanSupplier begun, String... arguments) throws Exception {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                out,
                false,
                new Terminal.Prompt() {
                    @Override
                    public Optional<String> line(String question) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<char[]> secret(String question) {
                        return Optional.empty();
                    }
                },
                Locale.ENGLISH);
        List<String> all = new ArrayList<>(
                List.of("--lab", "--data-dir", folder.resolve("data").toString()));
        all.addAll(List.of(arguments));
        CompletableFuture<Integer> running = CompletableFuture.supplyAsync(
                () -> new CommandLineProgram(new Holdfast(terminal, false), terminal).run(all.toArray(String[]::new)));
        A9Camera restarting = lab.a9Cameras().getFirst();
        await().atMost(PATIENCE).until(() -> running.isDone() || begun.getAsBoolean());
        lab.faults().on(Fault.REBOOT, "0");
        await().atMost(PATIENCE).until(() -> running.isDone() || restarting.value("restarts") > 0);
        lab.faults().off(Fault.REBOOT);
        return running.get(90, TimeUnit.SECONDS);
    }

    private List<String> states() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line ->
                        JsonMapper.builder().build().readTree(line).at("/state").asString())
                .toList();
    }

    private List<String> remarks() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void figuresGoOnWhenTheCameraIsBackAndWhatHappenedIsSaid() throws Exception {
        assertThat(run(() -> out.size() > 0, "live", camera(), "--seconds", "12", "--json"))
                .as(err::toString)
                .isZero();

        assertThat(states()).startsWith("live").contains("reconnecting").endsWith("live");
        assertThat(remarks()).hasSize(2);
        assertThat(remarks().getFirst()).endsWith(" Trying again.");
        assertThat(remarks().getLast()).matches("The picture is back after \\d+ s\\.");
    }

    @Test
    void aRecordingGoesOnInAFurtherFileUntilItsTimeIsOver() throws Exception {
        Path film = folder.resolve("film.mp4");
        Path further = folder.resolve("film-2.mp4");

        assertThat(run(() -> film.toFile().length() > 100_000, "record", camera(), film.toString(), "--seconds", "4"))
                .as(err::toString)
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Wrote " + film + ".", "Wrote " + further + ".");
        assertThat(film).isNotEmptyFile();
        assertThat(further).isNotEmptyFile();
        assertThat(remarks()).hasSize(2);
        assertThat(remarks().getFirst()).endsWith(" Trying again.");
        assertThat(remarks().getLast()).matches("The picture is back after \\d+ s\\.");
    }
}
