// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.Recording;
import org.holdfast.service.Connections.Reachability;
import org.holdfast.service.DownloadRules.Rule;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.service.Downloads.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedDownloadRulesTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private CardStage stage;

    @SuppressWarnings("NullAway.Init")
    private SavedDownloadRules rules;

    @BeforeEach
    void open() {
        stage = new CardStage(folder);
        rules = rules();
    }

    private SavedDownloadRules rules() {
        return new SavedDownloadRules(stage.folders, stage.queue, stage.connections, stage.book, stage.time);
    }

    @AfterEach
    void close() {
        rules.close();
        stage.close();
    }

    private Rule everything() {
        return new Rule(stage.target, false, false);
    }

    private void awaitDone(int count) {
        await().atMost(CardStage.PATIENCE)
                .until(() -> stage.queue.entries().size() == count
                        && stage.queue.entries().stream().map(Entry::status).allMatch(Status.Done.class::isInstance));
    }

    @Test
    void newClipsOfASavedDeviceGoIntoDatedFolders() {
        stage.book.add(CardStage.CAMERA);
        stage.card().put("A.MOV", Clip.film(1000, 1));
        stage.card().put("B.JPG", Clip.picture(1000, 2));
        stage.card().put(ScriptedCard.growing(ScriptedCard.recording("C.MOV", 10)), Clip.film(1000, 3));
        stage.queue.start();

        rules.set("camera", everything());
        awaitDone(2);

        assertThat(stage.files()).containsExactly("2026-11-20/A.MOV", "2026-11-20/B.JPG");
    }

    @Test
    void onlyLockedOnesWhereTheRuleSaysSo() {
        stage.book.add(CardStage.CAMERA);
        stage.card().put("A.MOV", Clip.film(1000, 1));
        Recording locked = ScriptedCard.locked(ScriptedCard.recording("L.MOV", 1000));
        stage.card().put(locked, Clip.film(1000, 2));
        stage.queue.start();

        rules.set("camera", new Rule(stage.target, true, false));
        awaitDone(1);

        assertThat(stage.files()).containsExactly("2026-11-20/L.MOV");
    }

    @Test
    void whatWasFetchedOrCancelledIsNotFetchedAgain() throws Exception {
        stage.book.add(CardStage.CAMERA);
        stage.card().put("A.MOV", Clip.film(1000, 1));
        stage.queue.start();
        rules.set("camera", everything());
        awaitDone(1);
        stage.queue.clear();
        Files.delete(stage.target.resolve("2026-11-20/A.MOV"));
        Recording unwanted = stage.card().put("B.MOV", Clip.film(1000, 2));
        long id = stage.queue
                .add(CardStage.CAMERA, java.util.List.of(unwanted), stage.wish())
                .getFirst()
                .id();
        stage.queue.cancel(id);
        await().until(() -> !stage.queue.copies().of(CardStage.CAMERA, unwanted).isEmpty()
                || stage.files().contains("B.MOV"));
        int lists = stage.card().lists.get();

        stage.card().put("C.MOV", Clip.film(1000, 3));
        await().atMost(CardStage.PATIENCE).until(() -> {
            stage.time.advance(SavedDownloadRules.CARD_PAUSE);
            return stage.card().lists.get() > lists + 1;
        });
        awaitDone(1);

        assertThat(stage.order()).containsExactly("C.MOV");
    }

    @Test
    void aDeviceThatIsAwayIsLookedForEachMinuteAndAtOnceWhenItAnswers() {
        stage.book.add(CardStage.CAMERA);
        stage.card().put("A.MOV", Clip.film(1000, 1));
        stage.card().away = Optional.of(ScriptedCard.unreachable());
        stage.queue.start();
        rules.set("camera", everything());
        await().until(() -> stage.connections.reachability("camera") instanceof Reachability.NotAnswering);
        assertThat(stage.queue.entries()).isEmpty();

        stage.card().away = Optional.empty();
        await().atMost(CardStage.PATIENCE).until(() -> {
            stage.connections.become("camera", new Reachability.Unknown());
            stage.connections.become("camera", new Reachability.Answering());
            return !stage.queue.entries().isEmpty();
        });
        awaitDone(1);
    }

    @Test
    void aDeviceThatIsNotSavedIsLeftAlone() {
        stage.card().put("A.MOV", Clip.film(1000, 1));
        stage.queue.start();

        rules.set("camera", everything());
        stage.time.advance(SavedDownloadRules.PAUSE.multipliedBy(3));

        assertThat(stage.card().lists).hasValue(0);
    }

    @Test
    void rulesAreKeptAndCanBeRemoved() {
        AtomicInteger told = new AtomicInteger();
        rules.listen(told::incrementAndGet);
        rules.set("camera", everything());
        assertThat(rules().rule("camera")).contains(everything());

        rules.remove("camera");

        assertThat(told).hasValue(2);
        assertThat(rules.rule("camera")).isEmpty();
        assertThat(rules().rule("camera")).isEmpty();
    }

    @Test
    void rulesThatMakeNoSenseAreSetAside() throws Exception {
        Path file = stage.folders.config().resolve("download-rules.json");
        Files.createDirectories(stage.folders.config());
        Files.writeString(file, "{\"schema\":1,\"content\":{\"rules\":[[\"camera\",\"../up\",0,0]]}}");

        SavedDownloadRules read = rules();

        assertThat(read.rule("camera")).isEmpty();
        assertThat(read.problems()).singleElement().asString().contains("download-rules.json");
    }
}
