// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.service.LiveView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Commands that take their time: pictures, recordings, events and the lab. */
class RunningCommandsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aSnapshotIsWritten() {
        PretendHouse house = new PretendHouse(folder);
        Path file = folder.resolve("picture.JPG");

        assertThat(house.run("snapshot", "cam@127.0.0.5", file.toString())).isZero();

        assertThat(file).hasContent("picture");
        assertThat(house.out()).contains(file.toString());
    }

    @Test
    void aBareStreamIsWatchedByItsAddress() {
        PretendHouse house = new PretendHouse(folder);
        String file = folder.resolve("picture.png").toString();

        assertThat(house.run("snapshot", "http://127.0.0.5:8192/", file)).isZero();
        assertThat(house.live.watched)
                .isEqualTo(new LiveStream.Mjpeg(URI.create("http://127.0.0.5:8192/"), Optional.empty()));

        assertThat(house.run("snapshot", "rtsp://127.0.0.5/sjcam.mov", file)).isZero();
        assertThat(house.live.watched)
                .isEqualTo(new LiveStream.Rtsp(URI.create("rtsp://127.0.0.5/sjcam.mov"), false, Optional.empty()));
    }

    @Test
    void aStreamThatDoesNotOpenIsAFailureAtOnce() {
        PretendHouse house = new PretendHouse(folder);
        house.live.state = PretendLive.broken();

        assertThat(house.run(
                        "snapshot", "cam@127.0.0.5", folder.resolve("p.png").toString()))
                .isEqualTo(1);
        assertThat(house.err()).contains("Nothing answers at 127.0.0.66");

        house.live.state = new LiveView.State.NoPicture(Text.literal("No picture while it plays back."));
        assertThat(house.run("record", "cam@127.0.0.5", folder.resolve("f.mp4").toString()))
                .isEqualTo(1);
        assertThat(house.err()).contains("No picture while it plays back.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsMissingIsToldBeforeTheCameraIsAsked() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run(
                        "snapshot", "cam@127.0.0.5", folder.resolve("no/p.png").toString()))
                .isEqualTo(1);

        assertThat(house.live.watched).isNull();
    }

    @Test
    void aRecordingEndsWhenItsTimeIsOver() {
        PretendHouse house = new PretendHouse(folder);
        Path file = folder.resolve("film.mp4");

        assertThat(house.run("record", "cam@127.0.0.5", file.toString(), "--seconds", "3"))
                .isZero();

        assertThat(file).hasContent("film of 3 s");
        assertThat(house.out()).contains(file.toString());
    }

    @Test
    void aRecordingIntoStandardOutputPrintsNothingElseThere() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("record", "cam@127.0.0.5", "-", "--seconds", "1")).isZero();

        assertThat(house.out()).isEqualTo("film");
    }

    @Test
    void aRecordingThatIsThereIsReplacedOnlyWhenAsked() throws IOException {
        PretendHouse house = new PretendHouse(folder);
        Path file = Files.writeString(folder.resolve("film.mp4"), "precious");

        assertThat(house.run("record", "cam@127.0.0.5", file.toString(), "--seconds", "1"))
                .isEqualTo(1);
        assertThat(file).hasContent("precious");

        assertThat(house.run("record", "cam@127.0.0.5", file.toString(), "--seconds", "1", "--overwrite"))
                .isZero();
        assertThat(file).hasContent("film of 1 s");
        assertThat(house.out()).contains("Wrote " + file);
        assertThat(folder).isDirectoryNotContaining("glob:**film-2.mp4");
    }

    @Test
    void anAttemptThatFailsLeavesTheOldFile() throws IOException {
        PretendHouse house = new PretendHouse(folder);
        Path file = Files.writeString(folder.resolve("film.mp4"), "precious");
        String[] again = {"record", "cam@127.0.0.5", file.toString(), "--seconds", "3", "--overwrite"};

        house.live.state = PretendLive.broken();
        assertThat(house.run(again)).isEqualTo(1);
        assertThat(file).hasContent("precious");
        assertThat(folder).isDirectoryNotContaining("glob:**film-2.mp4");

        house.live.state = new LiveView.State.Live(Optional.empty());
        house.live.mostSeconds = 2;
        assertThat(house.run(again)).isEqualTo(1);
        assertThat(file).hasContent("precious");
        assertThat(folder.resolve("film-2.mp4")).hasContent("film of 2 s");
        assertThat(house.out()).contains("Wrote " + folder.resolve("film-2.mp4"));
        assertThat(house.err()).contains("was left as it was");
    }

    @Test
    void aRecordingThatEndsEarlyIsAFailureThatNamesItsFile() {
        PretendHouse house = new PretendHouse(folder);
        house.live.mostSeconds = 5;
        Path file = folder.resolve("van.mp4");

        assertThat(house.run("record", "cam@127.0.0.5", file.toString(), "--seconds", "30"))
                .isEqualTo(1);

        assertThat(house.out()).contains("Wrote " + file);
        assertThat(house.err()).contains("Only 5 of 30 s were recorded.");
    }

    @Test
    void aPipedRecordingEndsWhenItsStreamBreaks() {
        PretendHouse house = new PretendHouse(folder);
        house.live.mostSeconds = 5;

        assertThat(house.run("record", "cam@127.0.0.5", "-")).isEqualTo(1);

        assertThat(house.err()).contains("ended after 0:05");
    }

    @Test
    void aRecordingThatBreaksIsFinishedAndReported() {
        PretendHouse house = new PretendHouse(folder);
        house.live.breaks = Optional.of(new DeviceException.StorageFull(
                Text.literal("The disk is full."), Text.literal("Make room and try again.")));
        Path file = folder.resolve("film.mp4");

        assertThat(house.run("record", "cam@127.0.0.5", file.toString(), "--seconds", "60"))
                .isEqualTo(1);

        assertThat(file).exists();
        assertThat(house.err()).contains("The disk is full.").contains("Make room and try again.");
    }

    @Test
    void stoppingARecordingFinishesItsFile() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        CommandLineProgram program = house.program();
        Path file = folder.resolve("film.mp4");
        CompletableFuture<Integer> run =
                CompletableFuture.supplyAsync(() -> program.run("record", "cam@127.0.0.5", file.toString()));
        assertThat(house.live.recordingBegan.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(program.stop(20)).isZero();

        assertThat(run.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(Files.readString(file)).startsWith("film of");
        assertThat(house.closed).isEqualTo(1);
    }

    @Test
    void progressIsShownToAPersonAndNobodyElse() {
        PretendHouse watched = new PretendHouse(folder);
        watched.interactive = true;
        watched.run("record", "cam@127.0.0.5", folder.resolve("a.mp4").toString(), "--seconds", "2");
        PretendHouse plain = new PretendHouse(folder);
        plain.interactive = true;
        plain.run("--plain", "record", "cam@127.0.0.5", folder.resolve("b.mp4").toString(), "--seconds", "2");
        PretendHouse alone = new PretendHouse(folder);
        alone.run("record", "cam@127.0.0.5", folder.resolve("c.mp4").toString(), "--seconds", "2");

        assertThat(watched.err()).contains("\r[############............] 50 % 0:01 recorded, 1.0 MB");
        assertThat(plain.err() + alone.err()).doesNotContain("\r");
    }

    @Test
    void eventsArePrintedWithoutTheirControlCharacters() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("events", "cam@127.0.0.5", "--seconds", "1")).isZero();
        assertThat(house.out()).isEqualToIgnoringNewLines("2026-11-21T10:00:00Z  Card full\ufffd[2J");
        assertThat(house.family.camera.listeners).isEmpty();
    }

    @Test
    void eventsAsJsonAreOneObjectALine() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("events", "cam@127.0.0.5", "--seconds", "1", "--json"))
                .isZero();

        assertThat(house.out().lines()).hasSize(1);
        assertThat(house.json().at("/weight").asString()).isEqualTo("alarm");
    }

    @Test
    void theLabPrintsWhatRunsAndRunsUntilItIsStopped() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        CommandLineProgram program = house.program();
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> program.run(
                "lab", "--json", "--only", "cam", "--bind", "127.0.0.9", "--fault", "delay=2", "--fault", "drop"));
        await().until(() -> house.out().endsWith("}\n"));

        assertThat(program.stop(20)).isZero();

        assertThat(run.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(house.lab.closed.getCount()).isZero();
        JsonNode json = house.json();
        assertThat(house.out().lines()).hasSize(1);
        assertThat(json.at("/family").asString()).isEqualTo("cam");
        assertThat(json.at("/name").asString()).isEqualTo("Bike");
        assertThat(json.at("/address").asString()).isEqualTo("cam@127.0.0.5:8080,events=3333");
        assertThat(json.at("/rtsp").asString()).isEqualTo("rtsp://127.0.0.5:8554/a");
        VirtualLab.Wish wish = java.util.Objects.requireNonNull(house.lab.wish);
        assertThat(wish.only()).isEqualTo(Set.of("cam"));
        assertThat(wish.faults()).isEqualTo(Map.of("delay", "2", "drop", ""));
        assertThat(wish.bind().orElseThrow().getHostAddress()).isEqualTo("127.0.0.9");
    }

    @Test
    void aLabWhosePortsAreTakenSaysSo() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("lab", "--fault", "delay=9")).isEqualTo(1);

        assertThat(house.err()).contains("Address already in use").contains("--bind");
        assertThat(house.lab.closed.getCount()).isZero();
    }
}
