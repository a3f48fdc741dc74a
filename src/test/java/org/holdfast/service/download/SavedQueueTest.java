// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.service.Downloads.Status;
import org.holdfast.service.store.SafeFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue on disk, large and hostile. */
class SavedQueueTest {
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

    private Path file() {
        return stage.folders.data().resolve("downloads.json");
    }

    private static List<Recording> many(int count, String prefix) {
        List<Recording> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(ScriptedCard.recording(prefix + i + ".MOV", 1000 + i));
        }
        return all;
    }

    @Test
    void tenThousandDownloadsAreKeptOverARestart() throws Exception {
        stage.queue.pauseAll(true);
        stage.queue.start();
        long begun = System.nanoTime();

        assertThat(stage.queue.add(CardStage.CAMERA, many(10_000, "2026_1120_093015_"), stage.converting()))
                .hasSize(10_000);
        await().until(() -> {
            stage.time.advance(Duration.ofSeconds(1));
            return Files.exists(file());
        });
        stage.restart();

        assertThat(stage.queue.entries()).hasSize(10_000);
        assertThat(stage.queue.halted()).isTrue();
        assertThat(stage.queue.entries().getLast().recording().name()).isEqualTo("2026_1120_093015_9999.MOV");
        assertThat(stage.queue.totals().waiting()).isEqualTo(10_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aMillionRecordingsAreBoundedAndWhatIsTakenCanBeReadAgain() throws Exception {
        stage.queue.pauseAll(true);
        stage.queue.start();
        int taken = 0;
        for (int part = 0; part < 100; part++) {
            taken += stage.queue
                    .add(CardStage.CAMERA, many(10_000, "語".repeat(60) + part + "_"), stage.wish())
                    .size();
        }

        assertThat(taken).isEqualTo(stage.queue.entries().size()).isBetween(5_000, QueueShape.MOST);
        stage.restart();

        assertThat(stage.queue.problems()).isEmpty();
        assertThat(stage.queue.entries()).hasSize(taken);
        assertThat(Files.size(file())).isLessThan(SafeFile.LARGEST);
    }

    @Test
    void endedDownloadsMakeRoomForNewOnes() {
        Recording clip = stage.card().put("A.MOV", Clip.film(1000, 1));
        long id = stage.add(clip).getFirst().id();
        stage.awaitStatus(id, Status.Done.class);
        stage.queue.pauseAll(true);

        List<Entry> added = stage.queue.add(CardStage.CAMERA, many(QueueShape.MOST + 5, "N"), stage.wish());

        assertThat(added).hasSizeGreaterThan(10_000);
        assertThat(stage.queue.entries()).hasSizeLessThanOrEqualTo(QueueShape.MOST);
        assertThat(stage.queue.entries().getLast()).isEqualTo(added.getLast());
    }

    @Test
    void aFileThatMakesNoSenseIsSetAside() throws Exception {
        String device = "[\"camera\",\"cam\",\"\",\"Bike\",\"127.0.0.5\"]";
        String wish = "[\"/tmp/x\",0,0]";
        String row = "[1,0,0,\"OPEN\",\"2026-11-20\",\"\",\"\",\"\",\"\",\"/A.MOV\",\"CLIP\",5,0,\"\",-1,0,0]";
        assertThat(problemsWith(device, wish, row)).isZero();
        assertThat(stage.queue.entries()).hasSize(1);
        for (String[] replaced : List.<String[]>of(
                new String[] {"[1,0,0", "[1,7,0"},
                new String[] {"[1,0,0", "[-1,0,0"},
                new String[] {"OPEN", "FLYING"},
                new String[] {"2026-11-20", "yesterday"},
                new String[] {"\"/A.MOV\"", "\"A.MOV\""},
                new String[] {"\"/A.MOV\"", "7"},
                new String[] {"CLIP", "clip"},
                new String[] {"[1,0,0", "[9223372036854775807,0,0"})) {
            assertThat(problemsWith(device, wish, row.replace(replaced[0], replaced[1])))
                    .as(replaced[1])
                    .isEqualTo(1);
            assertThat(stage.queue.entries()).isEmpty();
        }
        assertThat(problemsWith(device, wish, row + "," + row)).isEqualTo(1);
        assertThat(problemsWith(device, "[\"relative\",0,0]", row)).isEqualTo(1);
        assertThat(problemsWith("[\"camera\"]", wish, row)).isEqualTo(1);
    }

    private int problemsWith(String device, String wish, String row) throws Exception {
        stage.queue.close();
        Files.createDirectories(file().getParent());
        Files.deleteIfExists(file().resolveSibling("downloads.json.previous"));
        Files.writeString(
                file(),
                "{\"schema\":1,\"content\":{\"next\":5,\"halted\":true,\"devices\":[%s],\"wishes\":[%s],\"downloads\":[%s]}}"
                        .formatted(device, wish, row));
        stage.queue = stage.open();
        return stage.queue.problems().size();
    }
}
