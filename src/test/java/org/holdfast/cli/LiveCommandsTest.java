// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.DeviceException;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.media.RecordingKind;
import org.holdfast.service.LiveView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watching figures, and steering. */
class LiveCommandsTest {
    @TempDir
    Path folder = Path.of("");

    private static LiveView.Statistics figures() {
        return new LiveView.Statistics(
                "ffmpeg", 24.96, 250_000, new PlayerStatistics(100, 1, 2, 0, 1_000_000, 5, 31_000_000, 101, 7, true));
    }

    @Test
    void figuresArePrintedEachSecond() {
        PretendHouse house = new PretendHouse(folder);
        house.live.statistics = Optional.of(figures());

        assertThat(house.run("live", "cam@127.0.0.5", "--seconds", "1")).isZero();
        assertThat(house.out())
                .contains("state live", "picturesPerSecond 25.0", "delayMillis 31.0", "lost 2", "repaired 7");
    }

    @Test
    void figuresAreDocumentsWithWhatIsToldOnly() {
        PretendHouse house = new PretendHouse(folder);
        house.live.statistics = Optional.of(
                new LiveView.Statistics("vlc", 10, -1, new PlayerStatistics(100, 1, -1, 0, -1, 5, 31_000_000)));

        assertThat(house.run("live", "cam@127.0.0.5", "--seconds", "1", "--json"))
                .isZero();
        assertThat(house.json().at("/decoded").asInt()).isEqualTo(100);
        assertThat(house.json().propertyNames()).doesNotContain("lost", "repaired", "bytesPerSecond", "received");
    }

    @Test
    void aPictureThatDoesNotComeIsAFailure() {
        PretendHouse house = new PretendHouse(folder);
        house.live.state = PretendLive.broken();

        assertThat(house.run("live", "cam@127.0.0.5", "--seconds", "1")).isEqualTo(1);
        assertThat(house.out()).isEmpty();
    }

    @Test
    void whatIsNotTriedAgainEndsTheCommandWithItsReason() {
        DeviceException refused = new DeviceException.WrongCredentials("127.0.0.5");
        for (String[] command : new String[][] {
            {"live", "cam@127.0.0.5", "--seconds", "600"},
            {"record", "cam@127.0.0.5", folder.resolve("a.mp4").toString(), "--seconds", "600"}
        }) {
            PretendHouse house = new PretendHouse(folder);
            house.live.afterwards =
                    Optional.of(new LiveView.State.Reconnecting(refused, Optional.empty(), Optional.empty(), 1));

            assertThat(house.run(command)).isEqualTo(1);
            assertThat(house.err()).contains("It is not tried again.");
        }
    }

    @Test
    void aFilmIsOfTheKindThatIsAskedFor() {
        PretendHouse house = new PretendHouse(folder);
        String film = folder.resolve("a.mp4").toString();

        assertThat(house.run("record", "cam@127.0.0.5", film, "--seconds", "1", "--h264"))
                .isZero();
        assertThat(house.live.kind).isEqualTo(RecordingKind.H264);

        assertThat(house.run("record", "cam@127.0.0.5", film, "--seconds", "1", "--overwrite"))
                .isZero();
        assertThat(house.live.kind).isEqualTo(RecordingKind.AS_SENT);

        assertThat(house.run("record", "cam@127.0.0.5", folder.resolve("a.AVI").toString(), "--h264"))
                .isEqualTo(2);
        assertThat(house.err()).contains("ends in .mp4 for H.264");
    }

    @Test
    void aMovementEndsWithAHalt() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("steer", "cam@127.0.0.5", "Up", "--millis", "1")).isZero();
        assertThat(house.family.camera.steering.done).containsExactly("UP", "halt");
    }

    @Test
    void theMiddleEndsByItself() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("steer", "cam@127.0.0.5", "centre")).isZero();
        assertThat(house.family.camera.steering.done).containsExactly("CENTRE");
    }

    @Test
    void aCommandThatIsStoppedHaltsTheCamera() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        CommandLineProgram program = house.program();
        CompletableFuture<Integer> run =
                CompletableFuture.supplyAsync(() -> program.run("steer", "cam@127.0.0.5", "down", "--millis", "10000"));
        assertThat(house.family.camera.steering.moves.await(20, TimeUnit.SECONDS))
                .isTrue();

        assertThat(program.stop(20)).isEqualTo(CommandLineProgram.STOPPED);

        assertThat(run.get(20, TimeUnit.SECONDS)).isEqualTo(CommandLineProgram.STOPPED);
        assertThat(house.family.camera.steering.done).containsExactly("DOWN", "halt");
    }

    @ParameterizedTest
    @CsvSource({
        "sideways, 200, it takes one of: up",
        "up, 0, 1 to 10000 milliseconds",
        "up, 10001, 1 to 10000 milliseconds",
        "left, 200, 'can be moved: up, down, centre'"
    })
    void whatCannotBeDoneMovesNothing(String direction, String millis, String words) {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("steer", "cam@127.0.0.5", direction, "--millis", millis))
                .isEqualTo(2);
        assertThat(house.err()).contains(words);
        assertThat(house.family.camera.steering.done).isEmpty();
    }

    @Test
    void aCameraWithoutMotorsSaysWhereItsLightsAre() {
        PretendHouse house = new PretendHouse(folder);
        house.family.camera.steering.standStill();

        assertThat(house.run("steer", "cam@127.0.0.5", "up")).isEqualTo(2);
        assertThat(house.err()).contains("its lights are among its settings");
    }
}
