// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.service.CardCleaning.Batch;
import org.holdfast.service.CardCleaning.Phase;
import org.holdfast.service.CardCleaning.Sorted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardCleanerTest {
    private static final byte[] FILM = Clip.film(500_000, 1);

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private CardStage stage;

    @SuppressWarnings("NullAway.Init")
    private CardCleaner cleaner;

    @BeforeEach
    void open() {
        stage = new CardStage(folder);
        cleaner = new CardCleaner(stage.connections, stage.queue, stage.time);
    }

    @AfterEach
    void close() {
        cleaner.close();
        stage.close();
    }

    private Recording copied(String name, byte[] content) throws Exception {
        Recording clip = stage.card().put(name, content);
        stage.queue.fetch(CardStage.CAMERA, clip, stage.wish(), (fraction, detail) -> {});
        return clip;
    }

    private Sorted sort(Recording... recordings) throws Exception {
        return cleaner.sort(CardStage.CAMERA, List.of(recordings));
    }

    private Batch announced(Recording... recordings) throws Exception {
        sort(recordings);
        return cleaner.delete(CardStage.CAMERA, List.of(recordings));
    }

    private static void awaitPhase(Batch batch, Phase phase) {
        await().atMost(CardStage.PATIENCE).until(() -> batch.phase() == phase);
    }

    @Test
    void onlyWhatHasAVerifiedCopyAndIsNotLockedMayBeDeleted() throws Exception {
        Recording copied = copied("A.MOV", FILM);
        Recording locked = ScriptedCard.locked(copied("L.MOV", Clip.film(1000, 2)));
        Recording missing = stage.card().put("M.MOV", Clip.film(1000, 3));
        Recording changedHere = copied("H.MOV", Clip.film(1000, 4));
        Files.write(stage.target.resolve("H.MOV"), Clip.film(1000, 5));
        Recording changedThere = copied("T.MOV", Clip.film(1000, 6));
        stage.card().put("T.MOV", Clip.film(1000, 7));
        Recording growing = ScriptedCard.growing(copied("G.MOV", Clip.film(1000, 8)));

        Sorted sorted = sort(copied, locked, missing, changedHere, changedThere, growing);

        assertThat(sorted.allowed()).containsExactly(copied);
        assertThat(sorted.locked()).containsExactly(locked);
        assertThat(sorted.withoutCopy()).containsExactly(missing, changedHere, changedThere, growing);
    }

    @Test
    void nothingIsDeletedThatWasNotCompared() throws Exception {
        Recording clip = copied("A.MOV", FILM);

        assertThatThrownBy(() -> cleaner.delete(CardStage.CAMERA, List.of(clip)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deletingBeginsAfterAWhileAndListsFirst() throws Exception {
        Recording clip = copied("A.MOV", FILM);
        Batch batch = announced(clip);
        stage.time.advance(CardCleaner.GRACE.minusSeconds(1));
        assertThat(batch.phase()).isEqualTo(Phase.ANNOUNCED);
        assertThat(stage.card().deleted).isEmpty();
        assertThat(batch.begins()).isAfter(stage.time.clock().instant());

        stage.time.advance(CardCleaner.GRACE);
        awaitPhase(batch, Phase.DELETED);

        assertThat(stage.card().deleted).containsExactly("A.MOV");
        assertThat(stage.card().lists).hasValue(1);
        assertThat(batch.deleted()).isEqualTo(1);
        assertThat(batch.failure()).isEmpty();
        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
        stage.time.advance(CardCleaner.SHOWN);
        await().until(() -> {
            stage.time.advance(CardCleaner.SHOWN);
            return cleaner.batches().isEmpty();
        });
    }

    @Test
    void takenBackBeforeItBeganNothingHappens() throws Exception {
        Batch batch = announced(copied("A.MOV", FILM));
        int asked = stage.card().opened.size();

        assertThat(batch.undo()).isTrue();
        stage.time.advance(CardCleaner.GRACE);

        assertThat(batch.phase()).isEqualTo(Phase.TAKEN_BACK);
        assertThat(stage.card().deleted).isEmpty();
        assertThat(stage.card().opened).hasSize(asked);
    }

    @Test
    void afterwardsTheCopyIsPutBackWhereTheDeviceTakesIt() throws Exception {
        Batch batch = announced(copied("A.MOV", FILM));
        cleaner.flush();
        assertThat(batch.phase()).isEqualTo(Phase.DELETED);

        assertThat(batch.undo()).isTrue();
        awaitPhase(batch, Phase.PUT_BACK);

        assertThat(stage.card().uploaded).containsExactly("A.MOV");
        assertThat(batch.failure()).isEmpty();
    }

    @Test
    void aDeviceThatTakesNothingBackSaysSo() throws Exception {
        stage.card().takesUploads = false;
        Batch batch = announced(copied("A.MOV", FILM));
        cleaner.flush();

        assertThat(batch.undo()).isFalse();
        assertThat(batch.phase()).isEqualTo(Phase.DELETED);
    }

    @Test
    void aCopyThatVanishesMeanwhileKeepsTheRecordingOnTheCard() throws Exception {
        Batch batch = announced(copied("A.MOV", FILM));
        Files.delete(stage.target.resolve("A.MOV"));

        cleaner.flush();

        assertThat(stage.card().deleted).isEmpty();
        assertThat(batch.deleted()).isZero();
        assertThat(batch.failure()).get().asString().contains("stays on the card");
    }

    @Test
    void anotherRecordingUnderTheNameIsNotDeleted() throws Exception {
        Batch batch = announced(copied("A.MOV", FILM));
        stage.card().put("A.MOV", Clip.film(1000, 9));

        cleaner.flush();

        assertThat(stage.card().deleted).isEmpty();
        assertThat(batch.failure()).get().isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void aDeviceThatIsAwayIsAFailureAndWhatIsLeftStays() throws Exception {
        Batch batch = announced(copied("A.MOV", FILM), copied("B.MOV", Clip.film(1000, 2)));
        stage.card().away = Optional.of(ScriptedCard.unreachable());

        cleaner.flush();

        assertThat(batch.failure()).get().isInstanceOf(DeviceException.Unreachable.class);
        assertThat(batch.deleted()).isZero();
    }

    @Test
    void whatWaitsWhenTheProgramEndsIsNotDeleted() throws Exception {
        announced(copied("A.MOV", FILM));

        cleaner.close();
        stage.time.advance(CardCleaner.GRACE);

        assertThat(stage.card().deleted).isEmpty();
    }
}
