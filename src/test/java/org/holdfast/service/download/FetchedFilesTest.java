// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.service.Downloads.Fetched;
import org.holdfast.service.Downloads.Status;
import org.holdfast.service.Downloads.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under which names recordings arrive, and which of them are here already. */
class FetchedFilesTest {
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

    @Test
    void theSameNameWithOtherContentIsKeptBesideIt() throws Exception {
        byte[] other = Clip.film(500_000, 2);
        Files.createDirectories(stage.target);
        Files.write(stage.target.resolve("A.MOV"), other);
        Recording clip = card().put("A.MOV", FILM);

        assertThat(fetch(clip).file()).isEqualTo(stage.target.resolve("A (2).MOV"));

        assertThat(stage.content("A.MOV")).isEqualTo(other);
        assertThat(stage.content("A (2).MOV")).isEqualTo(FILM);
    }

    @Test
    void twinsOfAResetClockAreBothKept() throws Exception {
        byte[] twin = Clip.film(500_000, 2);
        Recording clip = card().put("A.MOV", FILM);
        fetch(clip);
        card().put(clip, twin);

        fetch(clip);
        assertThat(stage.files()).containsExactly("A (2).MOV", "A.MOV");
        assertThat(fetch(clip).before()).isTrue();

        assertThat(stage.content("A.MOV")).isEqualTo(FILM);
        assertThat(stage.content("A (2).MOV")).isEqualTo(twin);
    }

    @Test
    void theVerySameClipIsNotFetchedAgain() {
        Recording clip = card().put("A.MOV", FILM);
        long first = stage.add(clip).getFirst().id();
        stage.awaitStatus(first, Status.Done.class);
        card().opened.clear();

        long second = stage.add(clip).getFirst().id();
        Entry done = stage.awaitStatus(second, Status.Done.class);

        assertThat(((Status.Done) done.status()).remark().orElseThrow().toString())
                .contains("was here before");
        assertThat(stage.files()).containsExactly("A.MOV");
        assertThat(card().opened).as("both ends and the middle").hasSize(3);
    }

    @Test
    void withoutRangesTheWholeClipIsComparedInOne() throws Exception {
        card().ranges = false;
        Recording clip = card().put("A.MOV", FILM);
        fetch(clip);
        card().opened.clear();

        assertThat(fetch(clip).before()).isTrue();
        assertThat(card().opened).hasSize(1);

        byte[] middle = FILM.clone();
        middle[123_456] ^= 1;
        card().put(clip, middle);
        assertThat(fetch(clip).file()).isEqualTo(stage.target.resolve("A (2).MOV"));
    }

    @Test
    void namesThatDifferInCaseOnlyAreKeptApartOnEverySystem() throws Exception {
        fetch(card().put("clip.mov", FILM));
        byte[] other = Clip.film(500_000, 2);

        assertThat(fetch(card().put("CLIP.MOV", other)).file()).isEqualTo(stage.target.resolve("CLIP (2).MOV"));
    }

    @Test
    void hostileNamesStayInsideTheFolder() throws Exception {
        for (String name : List.of("..", "x\\..\\..\\y.MOV", "CON", "\u202eVOM.exe", "a\u0000b.MOV", " . ")) {
            Recording clip = card().put(name, Clip.film(1000, name.hashCode()));

            Path file = fetch(clip).file();

            assertThat(file.getParent()).isEqualTo(stage.target);
            assertThat(Files.size(file)).isEqualTo(1000);
        }
        try (var all = Files.list(folder)) {
            assertThat(all.map(each -> each.getFileName().toString())).containsOnly("clips", "holdfast");
        }
    }

    @Test
    void aLinkInThePlaceOfADaysFolderIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(stage.target);
        Files.createSymbolicLink(stage.target.resolve("2026-11-20"), elsewhere);
        Recording clip = card().put("A.MOV", FILM);
        Wish dated = new Wish(stage.target, true, false);

        assertThatThrownBy(() -> stage.queue.fetch(CardStage.CAMERA, clip, dated, (fraction, detail) -> {}))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("link to another place");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void linksUnderTheNamesOfFilesAreNotFollowed() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Recording clip = card().put("A.MOV", FILM);
        Files.createDirectories(stage.target);
        Files.createSymbolicLink(stage.target.resolve("A.MOV"), victim);
        Files.createSymbolicLink(new TargetFolder(stage.target, stage.target).part(CardStage.CAMERA, clip), victim);

        assertThat(fetch(clip).file()).isEqualTo(stage.target.resolve("A (2).MOV"));

        assertThat(victim).hasContent("precious");
        assertThat(stage.content("A (2).MOV")).isEqualTo(FILM);
    }
}
