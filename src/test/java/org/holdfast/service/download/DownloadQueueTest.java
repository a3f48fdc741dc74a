// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.service.Connections.Reachability;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.service.Downloads.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadQueueTest {
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

    @Test
    void clipsArriveOneAfterTheOtherWithTheirNamesAndTimes() throws IOException {
        Recording first = card().put("A.MOV", Clip.film(300_000, 1));
        Recording second = card().put("B.JPG", Clip.picture(70_000, 2));

        List<Entry> added = stage.add(first, second);
        stage.awaitStatus(added.get(1).id(), Status.Done.class);

        Entry done = stage.entry(added.getFirst().id());
        assertThat(done.status()).isEqualTo(new Status.Done(Optional.empty()));
        assertThat(done.file()).contains(stage.target.resolve("A.MOV"));
        assertThat(done.done()).isEqualTo(300_000);
        assertThat(stage.content("A.MOV")).isEqualTo(Clip.film(300_000, 1));
        assertThat(stage.content("B.JPG")).isEqualTo(Clip.picture(70_000, 2));
        assertThat(Files.getLastModifiedTime(stage.target.resolve("A.MOV")).toInstant())
                .isEqualTo(ScriptedCard.BEGAN.toInstant(ZoneOffset.UTC));
        assertThat(stage.parts()).isEmpty();
        assertThat(card().mostAtOnce).hasValue(1);
        assertThat(stage.queue.totals().waiting()).isZero();
        assertThat(stage.queue.copy(CardStage.CAMERA, first)).contains(stage.target.resolve("A.MOV"));
    }

    @Test
    void datedFoldersAreNamedForTheDayOfTheRecording() {
        Recording clip = card().put("A.MOV", Clip.film(1000, 1));
        stage.queue.start();

        long id = stage.queue
                .add(
                        CardStage.CAMERA,
                        List.of(clip),
                        new org.holdfast.service.Downloads.Wish(stage.target, true, false))
                .getFirst()
                .id();
        stage.awaitStatus(id, Status.Done.class);

        assertThat(stage.files()).containsExactly("2026-11-20/A.MOV");
    }

    @Test
    void nothingRunsBeforeTheStartAndNothingIsPutThereTwice() {
        Recording clip = card().put("A.MOV", Clip.film(1000, 1));

        assertThat(stage.queue.add(CardStage.CAMERA, List.of(clip, clip), stage.wish()))
                .hasSize(1);
        assertThat(stage.queue.add(CardStage.CAMERA, List.of(clip), stage.wish()))
                .isEmpty();

        assertThat(stage.queue.entries())
                .singleElement()
                .extracting(Entry::status)
                .isEqualTo(new Status.Queued());
        assertThat(card().opened).isEmpty();
    }

    @Test
    void aTransferThatIsCutGoesOnALittleBeforeWhereItWas() {
        byte[] film = Clip.film(500_000, 1);
        Recording clip = card().put("A.MOV", film);
        card().next(ScriptedCard.cut(200_000));

        long id = stage.add(clip).getFirst().id();
        stage.awaitStatus(id, Status.Done.class);

        assertThat(stage.content("A.MOV")).isEqualTo(film);
        assertThat(card().opened)
                .containsExactly(
                        new ScriptedCard.Opened("A.MOV", 0),
                        new ScriptedCard.Opened("A.MOV", 200_000 - PartTransfer.OVERLAP));
    }

    @Test
    void aDeviceThatIsAwayIsWaitedForWithGrowingPausesAndThenItGoesOn() {
        Recording clip = card().put("A.MOV", Clip.film(1000, 1));
        card().away = Optional.of(ScriptedCard.unreachable());

        long id = stage.add(clip).getFirst().id();
        Entry waiting = stage.awaitStatus(id, Status.Waiting.class);
        assertThat(((Status.Waiting) waiting.status()).why()).isInstanceOf(DeviceException.Unreachable.class);
        stage.awaitLater(id, Status.Running.class);
        stage.awaitStatus(id, Status.Waiting.class);

        card().away = Optional.empty();
        stage.awaitLater(id, Status.Done.class);
        assertThat(stage.files()).containsExactly("A.MOV");
    }

    @Test
    void aDeviceThatAnswersAgainIsAskedAtOnce() {
        Recording clip = card().put("A.MOV", Clip.film(1000, 1));
        card().away = Optional.of(ScriptedCard.unreachable());
        long id = stage.add(clip).getFirst().id();
        stage.awaitStatus(id, Status.Waiting.class);

        card().away = Optional.empty();
        stage.connections.become("camera", new Reachability.Answering());

        stage.awaitStatus(id, Status.Done.class);
    }

    @Test
    void devicesGoSideBySide() {
        Semaphore gate = new Semaphore(0);
        Recording slow = card().put("A.MOV", Clip.film(100_000, 1));
        card().pace = Optional.of(gate);
        Recording other = stage.connections.card("other").put("B.MOV", Clip.film(1000, 2));
        long first = stage.add(slow).getFirst().id();

        long second = stage.queue
                .add(CardStage.device("other"), List.of(other), stage.wish())
                .getFirst()
                .id();

        stage.awaitStatus(second, Status.Done.class);
        assertThat(stage.entry(first).status()).isInstanceOf(Status.Running.class);
        gate.release(100);
        stage.awaitStatus(first, Status.Done.class);
    }

    @Test
    void whatIsGoneFromTheCardFails() {
        Recording clip = ScriptedCard.recording("A.MOV", 1000);

        long id = stage.add(clip).getFirst().id();
        Entry failed = stage.awaitStatus(id, Status.Failed.class);

        assertThat(((Status.Failed) failed.status()).why()).isInstanceOf(DeviceException.Refused.class);
        card().put("A.MOV", Clip.film(1000, 1));
        stage.queue.retry(id);
        stage.awaitStatus(id, Status.Done.class);
    }

    @Test
    void aClipThatGrowsIsWaitedForAndListedAgain() {
        byte[] film = Clip.film(90_000, 1);
        Recording growing = card().put(ScriptedCard.growing(ScriptedCard.recording("A.MOV", 50)), film);
        long id = stage.add(growing).getFirst().id();
        stage.awaitStatus(id, Status.Waiting.class);
        assertThat(card().opened).isEmpty();

        card().put(ScriptedCard.recording("A.MOV", film.length), film);
        stage.awaitLater(id, Status.Done.class);

        assertThat(stage.content("A.MOV")).isEqualTo(film);
    }

    @Test
    void aPausedDownloadKeepsWhatCameAndGoesOnFromThere() {
        byte[] film = Clip.film(500_000, 1);
        Recording clip = card().put("A.MOV", film);
        Semaphore gate = new Semaphore(6);
        card().pace = Optional.of(gate);
        long id = stage.add(clip).getFirst().id();
        await().until(() -> gate.availablePermits() == 0);

        stage.queue.pause(id);
        assertThat(stage.entry(id).status()).isEqualTo(new Status.Paused());
        await().until(() -> card().atOnce.get() == 0);
        assertThat(stage.parts()).hasSize(1);
        assertThat(stage.files()).isEmpty();
        card().pace = Optional.empty();
        stage.queue.resume(id);
        stage.awaitStatus(id, Status.Done.class);

        assertThat(stage.content("A.MOV")).isEqualTo(film);
        assertThat(card().opened.getLast().from()).isPositive();
    }

    @Test
    void aCancelledDownloadLeavesNothingBehind() {
        Recording clip = card().put("A.MOV", Clip.film(500_000, 1));
        Semaphore gate = new Semaphore(6);
        card().pace = Optional.of(gate);
        long id = stage.add(clip).getFirst().id();
        await().until(() -> gate.availablePermits() == 0);

        stage.queue.cancel(id);

        assertThat(stage.queue.entries()).isEmpty();
        await().until(() -> stage.parts().isEmpty());
        assertThat(stage.files()).isEmpty();
    }

    @Test
    void everythingCanBeHaltedAndGoesOn() {
        Recording clip = card().put("A.MOV", Clip.film(500_000, 1));
        Semaphore gate = new Semaphore(6);
        card().pace = Optional.of(gate);
        long id = stage.add(clip).getFirst().id();
        await().until(() -> gate.availablePermits() == 0);

        stage.queue.pauseAll(true);
        assertThat(stage.queue.halted()).isTrue();
        assertThat(stage.entry(id).status()).isEqualTo(new Status.Queued());
        await().until(() -> card().atOnce.get() == 0);
        card().pace = Optional.empty();
        stage.restart();
        assertThat(stage.queue.halted()).isTrue();
        stage.queue.pauseAll(false);

        stage.awaitStatus(id, Status.Done.class);
    }

    @Test
    void theOrderCanBeChangedByHand() {
        List<Recording> clips = new ArrayList<>();
        for (String name : List.of("A.MOV", "B.MOV", "C.MOV", "D.MOV")) {
            clips.add(card().put(name, Clip.film(1000, name.hashCode())));
        }
        List<Entry> added = stage.queue.add(CardStage.CAMERA, clips, stage.wish());

        stage.queue.move(added.get(3).id(), 0);
        assertThat(stage.order()).containsExactly("D.MOV", "A.MOV", "B.MOV", "C.MOV");
        stage.queue.move(added.get(0).id(), 99);
        stage.queue.move(added.get(1).id(), 1);
        assertThat(stage.order()).containsExactly("D.MOV", "B.MOV", "C.MOV", "A.MOV");
        stage.queue.start();
        stage.awaitStatus(added.getFirst().id(), Status.Done.class);

        assertThat(card().opened.stream().map(ScriptedCard.Opened::name))
                .containsExactly("D.MOV", "B.MOV", "C.MOV", "A.MOV");
    }

    @Test
    void aRestartGoesOnWhereItWas() {
        byte[] film = Clip.film(500_000, 1);
        Recording clip = card().put("A.MOV", film);
        Recording paused = card().put("P.MOV", Clip.film(1000, 3));
        Recording gone = ScriptedCard.recording("GONE.MOV", 10);
        Semaphore gate = new Semaphore(6);
        List<Entry> added = stage.queue.add(CardStage.CAMERA, List.of(paused, gone, clip), stage.wish());
        card().pace = Optional.of(gate);
        stage.queue.pause(added.getFirst().id());
        stage.queue.start();
        stage.awaitStatus(added.get(1).id(), Status.Failed.class);
        await().until(() -> gate.availablePermits() == 0);

        stage.restart();
        stage.awaitEntry(added.get(2).id(), each -> each.done() > 0);
        assertThat(stage.order()).containsExactly("P.MOV", "GONE.MOV", "A.MOV");
        assertThat(stage.entry(added.getFirst().id()).status()).isEqualTo(new Status.Paused());
        assertThat(stage.entry(added.get(1).id()).status()).isInstanceOf(Status.Failed.class);
        gate.release(1000);
        stage.awaitStatus(added.get(2).id(), Status.Done.class);

        assertThat(stage.content("A.MOV")).isEqualTo(film);
        assertThat(card().opened.getLast().from()).isPositive();
    }

    @Test
    void onlyOneProgramWorksOnTheQueue() {
        Recording clip = card().put("A.MOV", Clip.film(1000, 1));
        long id = stage.add(clip).getFirst().id();
        stage.awaitStatus(id, Status.Done.class);
        try (DownloadQueue second = stage.open()) {
            second.start();
            second.add(CardStage.CAMERA, List.of(ScriptedCard.recording("B.MOV", 10)), stage.wish());
            stage.time.advance(Duration.ofSeconds(5));

            assertThat(second.entries().getLast().status()).isEqualTo(new Status.Queued());

            card().put("B.MOV", Clip.film(70, 5));
            stage.queue.close();
            stage.time.advance(Duration.ofSeconds(15));
            await().atMost(CardStage.PATIENCE)
                    .until(() -> !(second.entries().getLast().status() instanceof Status.Queued));
        }
    }

    @Test
    void anMp4IsMadeOfEachFilmAndTheOriginalStays() {
        Recording film = card().put("A.MOV", Clip.film(1000, 1));
        Recording picture = card().put("B.JPG", Clip.picture(1000, 1));
        stage.queue.start();

        List<Entry> added = stage.queue.add(CardStage.CAMERA, List.of(film, picture), stage.converting());
        stage.awaitStatus(added.get(0).id(), Status.Done.class);
        stage.awaitStatus(added.get(1).id(), Status.Done.class);

        assertThat(stage.files()).containsExactly("A.MOV", "A.mp4", "B.JPG");
        assertThat(stage.entry(added.get(0).id()).converted()).contains(stage.target.resolve("A.mp4"));
        assertThat(stage.entry(added.get(1).id()).converted()).isEmpty();
    }

    @Test
    void aFailedConversionLeavesTheDownloadDoneWithARemark() {
        stage.conversions.broken = true;
        Recording film = card().put("A.MOV", Clip.film(1000, 1));
        stage.queue.start();

        long id = stage.queue
                .add(CardStage.CAMERA, List.of(film), stage.converting())
                .getFirst()
                .id();
        Entry done = stage.awaitStatus(id, Status.Done.class);

        assertThat(((Status.Done) done.status()).remark().orElseThrow())
                .hasToString("No MP4 was made: The clip is broken.");
        assertThat(stage.files()).containsExactly("A.MOV");
    }

    @Test
    void aConversionThatARestartInterruptsIsMadeOnce() {
        Recording film = card().put("A.MOV", Clip.film(1000, 1));
        Semaphore gate = new Semaphore(0);
        stage.conversions.before = job -> gate.acquireUninterruptibly();
        stage.queue.start();
        long id = stage.queue
                .add(CardStage.CAMERA, List.of(film), stage.converting())
                .getFirst()
                .id();
        stage.awaitStatus(id, Status.Converting.class);
        await().until(() -> stage.conversions.jobs.size() == 1);

        gate.release(100);
        stage.restart();
        stage.awaitStatus(id, Status.Done.class);

        assertThat(stage.files()).containsExactly("A.MOV", "A.mp4");
    }

    @Test
    void listenersHearOfChangesNowAndThenOnly() {
        AtomicInteger told = new AtomicInteger();
        stage.queue.listen(told::incrementAndGet);
        List<Recording> clips = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            clips.add(card().put("C" + i + ".MOV", Clip.film(1000, i)));
        }

        Entry last = stage.add(clips.toArray(Recording[]::new)).getLast();
        stage.awaitStatus(last.id(), Status.Done.class);
        assertThat(told).hasValue(1);
        stage.time.advance(Changes.PAUSE);

        assertThat(told).hasValue(2);
    }

    @Test
    void endedEntriesStayUntilTheyAreCleared() {
        Recording clip = card().put("A.MOV", Clip.film(1000, 1));
        long id = stage.add(clip).getFirst().id();
        stage.awaitStatus(id, Status.Done.class);
        stage.restart();
        assertThat(stage.entry(id).status()).isEqualTo(new Status.Done(Optional.empty()));

        stage.queue.clear();

        assertThat(stage.queue.entries()).isEmpty();
        assertThat(stage.files()).containsExactly("A.MOV");
    }
}
