// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.service.Downloads.Fetched;
import org.holdfast.service.Downloads.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to one recording, whatever a device or a disk does. */
class FetchingTest {
    private static final byte[] FILM = Clip.film(500_000, 1);

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private CardStage stage;

    @BeforeEach
    void open() {
        stage = new CardStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private ScriptedCard card() {
        return stage.card();
    }

    private Fetched fetch(Recording recording) throws DeviceException, InterruptedException {
        return stage.queue.fetch(CardStage.CAMERA, recording, stage.wish(), (fraction, detail) -> {});
    }

    /** Leaves the first bytes of a clip behind, as a kill does. */
    private Recording partOf(Recording recording, byte[] bytes) throws IOException {
        Files.createDirectories(stage.target);
        Files.write(new TargetFolder(stage.target, stage.target).part(CardStage.CAMERA, recording), bytes);
        return recording;
    }

    @Test
    void aPartIsResumedAndTheOverlapCompared() throws Exception {
        Recording clip = partOf(card().put("A.MOV", FILM), Arrays.copyOf(FILM, 300_000));

        assertThat(fetch(clip).before()).isFalse();

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
        assertThat(card().opened).containsExactly(new ScriptedCard.Opened("A.MOV", 300_000 - PartTransfer.OVERLAP));
    }

    @Test
    void aPartOfAnyLengthBecomesTheWholeClip() throws Exception {
        for (int length : List.of(0, 1, 65_535, 65_536, 65_537, 499_999, 500_000, 500_001, 900_000)) {
            String name = "L" + length + ".MOV";
            Recording clip = partOf(card().put(name, FILM), Arrays.copyOf(FILM, length));

            fetch(clip);

            assertThat(stage.content(name)).as("from %s", length).isEqualTo(FILM);
        }
        assertThat(stage.parts()).isEmpty();
    }

    @Test
    void aPartOfAnotherClipIsStartedAgain() throws Exception {
        Recording clip = partOf(card().put("A.MOV", FILM), Arrays.copyOf(Clip.film(500_000, 99), 300_000));

        fetch(clip);

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
        assertThat(card().opened.getLast().from()).isZero();
    }

    @Test
    void aDeviceWithoutRangesIsComparedFromTheBeginning() throws Exception {
        card().ranges = false;
        Recording clip = partOf(card().put("A.MOV", FILM), Arrays.copyOf(FILM, 300_000));

        fetch(clip);

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
        assertThat(card().opened).hasSize(1);
    }

    @Test
    void aWrongPartIsMendedOnADeviceWithoutRanges() throws Exception {
        card().ranges = false;
        byte[] wrong = Arrays.copyOf(FILM, 300_000);
        wrong[200_000] ^= 1;
        Recording clip = partOf(card().put("A.MOV", FILM), wrong);

        fetch(clip);

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
    }

    @Test
    void aRangeThatLiesIsNoticed() throws Exception {
        Recording clip = partOf(card().put("A.MOV", FILM), Arrays.copyOf(FILM, 300_000));
        card().next((recording, content, from) ->
                new ScriptedCard.ScriptedTransfer(
                        Arrays.copyOf(content, content.length - 1000), from - 1000, OptionalLong.of(content.length)) {
                    @Override
                    public long from() {
                        return from;
                    }
                });

        fetch(clip);

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
        assertThat(card().opened.getLast().from()).isZero();
    }

    @Test
    void aRangeFromAPlaceThatWasNotAskedForIsRefused() throws Exception {
        Recording clip = partOf(card().put("A.MOV", FILM), Arrays.copyOf(FILM, 300_000));
        card().next((recording, content, from) ->
                new ScriptedCard.ScriptedTransfer(content, from + 7, OptionalLong.of(content.length)));

        assertThatThrownBy(() -> fetch(clip)).isInstanceOf(DeviceException.Malformed.class);
        assertThat(stage.files()).isEmpty();

        fetch(clip);
        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
    }

    @Test
    void roundedSizesAreTakenAsTheyAre() throws Exception {
        Recording clip = card().put(ScriptedCard.rounded("A.MOV", 488 << 10, 1024), FILM);

        fetch(clip);

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
    }

    @Test
    void roundedSizesAreTheMeasureWhereTheAnswerTellsNone() throws Exception {
        card().tellsTotal = false;
        Recording clip = card().put(ScriptedCard.rounded("A.MOV", 488 << 10, 1024), FILM);
        Recording other = card().put(ScriptedCard.rounded("B.MOV", 600 << 10, 1024), FILM);

        fetch(clip);

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
        assertThatThrownBy(() -> fetch(other)).hasMessageContaining("before all bytes");
        assertThat(stage.files()).containsExactly("A.MOV");
    }

    @Test
    void aLengthThatIsNotWhatWasListedIsRefused() {
        Recording clip = card().put(ScriptedCard.recording("A.MOV", 400_000), FILM);

        assertThatThrownBy(() -> fetch(clip))
                .isInstanceOf(DeviceException.Malformed.class)
                .hasMessageContaining("size is not what the camera listed");
        assertThat(stage.files()).isEmpty();
    }

    @Test
    void aClipThatIsListedAnewIsFetchedAsItIsNow() throws Exception {
        card().put("A.MOV", FILM);

        fetch(ScriptedCard.recording("A.MOV", 400_000));

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
    }

    @Test
    void anEndlessBodyEndsAtTheListedLength() {
        card().tellsTotal = false;
        Recording clip = card().put(ScriptedCard.recording("A.MOV", 400_000), FILM);

        assertThatThrownBy(() -> fetch(clip)).hasMessageContaining("more bytes came than there are");
        assertThat(stage.files()).isEmpty();
        assertThat(stage.parts()).isEmpty();
    }

    @Test
    void aDeviceThatSendsAByteASecondIsLeftAlone() {
        Recording clip = card().put("A.MOV", FILM);
        card().next((recording, content, from) ->
                new ScriptedCard.ScriptedTransfer(content, from, OptionalLong.of(content.length)) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws DeviceException, InterruptedException {
                        stage.time.advance(Duration.ofSeconds(1));
                        return super.read(into, offset, 1);
                    }
                });
        for (int i = 0; i < 5; i++) {
            card().next(ScriptedCard.cut(0));
        }

        assertThatThrownBy(() -> fetch(clip)).isInstanceOf(DeviceException.TimedOut.class);
        assertThat(stage.time.nanos()).isLessThan(Duration.ofMinutes(3).toNanos());
        assertThat(stage.parts()).hasSize(1);
    }

    @Test
    void thePageOfABusyCameraIsNoClip() {
        Recording clip = card().put(ScriptedCard.rounded("A.MOV", 0, 1024), Clip.page());

        assertThatThrownBy(() -> fetch(clip)).isInstanceOf(DeviceException.Busy.class);
        assertThat(stage.files()).isEmpty();
        assertThat(stage.parts()).isEmpty();
    }

    @Test
    void anUnfinishedClipIsKeptWithARemark() {
        byte[] unfinished = Clip.unfinished(300_000, 1);
        Recording clip = card().put("A.MOV", unfinished);

        long id = stage.add(clip).getFirst().id();
        Entry done = stage.awaitStatus(id, Status.Done.class);

        assertThat(((Status.Done) done.status()).remark().orElseThrow().toString())
                .contains("never ended")
                .contains("will not play");
        assertThat(stage.content("A.MOV")).isEqualTo(unfinished);
        assertThat(card().opened).hasSize(1);
    }

    @Test
    void aClipThatWasDamagedOnItsWayIsMended() throws Exception {
        byte[] damaged = FILM.clone();
        damaged[5] = 0;
        Recording clip = card().put("A.MOV", FILM);
        card().next(ScriptedCard.sends(damaged));

        fetch(clip);

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
        assertThat(card().opened).hasSize(2);
    }

    @Test
    void aClipThatIsDamagedOnTheCardIsKeptWithARemarkAfterASecondLook() {
        byte[] damaged = FILM.clone();
        damaged[5] = 0;
        Recording clip = card().put("A.MOV", damaged);

        long id = stage.add(clip).getFirst().id();
        Entry done = stage.awaitStatus(id, Status.Done.class);

        assertThat(((Status.Done) done.status()).remark().orElseThrow().toString())
                .contains("damaged");
        assertThat(stage.content("A.MOV")).isEqualTo(damaged);
        assertThat(card().opened).hasSize(2);
    }

    @Test
    void aKillBetweenTheTwoHalvesOfNamingIsMended() throws Exception {
        Recording clip = card().put("A.MOV", FILM);
        stage.disk.killedWhileNaming = true;
        assertThatThrownBy(() -> fetch(clip)).isInstanceOf(DeviceException.Media.class);
        assertThat(stage.parts()).hasSize(1);
        stage.disk.killedWhileNaming = false;

        assertThat(fetch(clip).file()).isEqualTo(stage.target.resolve("A.MOV"));

        assertThat(stage.files()).containsExactly("A.MOV");
        assertThat(stage.parts()).isEmpty();
        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
    }

    @Test
    void twoProgramsNeverWriteOnePart() throws Exception {
        Recording clip = card().put("A.MOV", FILM);
        Files.createDirectories(stage.target);
        Path path = new TargetFolder(stage.target, stage.target).part(CardStage.CAMERA, clip);
        try (PartFile other = PartFile.open(path, stage.disk).orElseThrow()) {
            assertThat(other.take(0, FILM, 1000)).isTrue();

            assertThatThrownBy(() -> fetch(clip)).isInstanceOf(DeviceException.Busy.class);

            assertThat(other.size()).isEqualTo(1000);
        }
        fetch(clip);
        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
    }

    @Test
    void aFullDiskIsNoticedBeforehandAndWaitedFor() {
        stage.disk.room.set(PartTransfer.RESERVE + 499_999);
        Recording clip = card().put("A.MOV", FILM);

        long id = stage.add(clip).getFirst().id();
        Entry waiting = stage.awaitStatus(id, Status.Waiting.class);
        assertThat(((Status.Waiting) waiting.status()).why())
                .isInstanceOf(DeviceException.StorageFull.class)
                .hasMessageContaining("no room left in");
        assertThat(stage.parts()).isEmpty();

        stage.disk.room.set(PartTransfer.RESERVE + 600_000);
        stage.awaitLater(id, Status.Done.class);
        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
    }

    @Test
    void aDiskThatFillsUpMeanwhileKeepsThePart() {
        stage.disk.boasts = true;
        stage.disk.room.set(300_000);
        Recording clip = card().put("A.MOV", FILM);

        long id = stage.add(clip).getFirst().id();
        Entry waiting = stage.awaitStatus(id, Status.Waiting.class);
        assertThat(((Status.Waiting) waiting.status()).why()).isInstanceOf(DeviceException.StorageFull.class);
        assertThat(stage.parts()).hasSize(1);
        int asked = card().opened.size();

        stage.disk.room.set(10_000_000);
        stage.awaitLater(id, Status.Done.class);
        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
        assertThat(card().opened.get(asked).from()).isPositive();
    }

    @Test
    void anEmptyRecordingIsKeptWithoutAsking() throws Exception {
        Recording clip = card().put("A.MOV", new byte[0]);

        assertThat(fetch(clip).file()).isEmptyFile();
        assertThat(card().opened).isEmpty();
    }

    @Test
    void aDeviceThatSendsSomethingElseEachTimeIsGivenUp() {
        Recording clip = card().put("A.MOV", FILM);
        List<ScriptedCard.Trouble> troubles = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] other = Clip.film(500_000, 100 + i);
            troubles.add((recording, content, from) ->
                    new ScriptedCard.ScriptedTransfer(other, from, OptionalLong.of(other.length)) {
                        private int reads;

                        @Override
                        public int read(byte[] into, int offset, int length)
                                throws DeviceException, InterruptedException {
                            if (reads++ > 3) {
                                throw ScriptedCard.timedOut();
                            }
                            return super.read(into, offset, length);
                        }
                    });
        }
        card().next(troubles.toArray(ScriptedCard.Trouble[]::new));

        assertThatThrownBy(() -> fetch(clip)).isInstanceOf(DeviceException.class);
        assertThat(stage.files()).isEmpty();
        assertThat(card().opened.size()).isLessThan(20);
    }

    @Test
    void aCopyIsKnownByNameSizeAndTimeAsLongAsItIsThere() throws Exception {
        Recording clip = card().put("A.MOV", FILM);
        Path file = fetch(clip).file();
        Device camera = CardStage.CAMERA;

        assertThat(stage.queue.copy(camera, clip)).contains(file);
        assertThat(stage.queue.copy(CardStage.device("other"), clip)).isEmpty();
        assertThat(stage.queue.copy(camera, ScriptedCard.recording("A.MOV", 499_999)))
                .isEmpty();
        assertThat(stage.queue.copy(camera, at(clip, ScriptedCard.BEGAN.withSecond(0))))
                .contains(file);
        assertThat(stage.queue.copy(camera, at(clip, ScriptedCard.BEGAN.plusDays(1))))
                .isEmpty();
        stage.restart();
        assertThat(stage.queue.copy(camera, clip)).contains(file);
        Files.delete(file);
        assertThat(stage.queue.copy(camera, clip)).isEmpty();
    }

    private static Recording at(Recording clip, LocalDateTime began) {
        return new Recording(
                clip.path(),
                clip.kind(),
                clip.size(),
                clip.sizeTolerance(),
                Optional.of(began),
                clip.length(),
                clip.locked(),
                clip.growing());
    }

    @Test
    void aFileThatTheUserCopiedOtherwiseIsAdoptedOnlyWhenEveryByteIsTheSame() throws Exception {
        Recording clip = card().put("A.MOV", FILM);
        byte[] wrong = FILM.clone();
        wrong[123_456] ^= 1;
        Path good = Files.write(folder.resolve("good.MOV"), FILM);
        Path bad = Files.write(folder.resolve("bad.MOV"), wrong);

        assertThat(stage.queue.adopt(CardStage.CAMERA, clip, bad, (fraction, detail) -> {}))
                .isFalse();
        assertThat(stage.queue.copy(CardStage.CAMERA, clip)).isEmpty();
        assertThat(stage.queue.adopt(CardStage.CAMERA, clip, good, (fraction, detail) -> {}))
                .isTrue();
        assertThat(stage.queue.copy(CardStage.CAMERA, clip)).contains(good);
    }
}
