// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both ways of listing, together and each alone, from scripted cameras. */
class CardListingTest {
    private final Bench bench = new Bench(Bench.HURRY);
    private final List<Connection> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        open.forEach(Connection::close);
        bench.close();
    }

    private Recordings recordings() throws Exception {
        Connection connection = bench.connect();
        open.add(connection);
        return connection.capability(Recordings.class).orElseThrow();
    }

    private void movies(String... rows) {
        bench.camera.page("/", "", ScriptedPage.row("/VOLUME1", "0 B"), ScriptedPage.folder("/DCIM"));
        bench.camera.page("/DCIM", "/DCIM", ScriptedPage.folder("/DCIM/MOVIE"));
        bench.camera.page("/DCIM/MOVIE", "/DCIM/MOVIE", rows);
    }

    private void list(String... entries) {
        bench.camera.reply(3015, "<LIST>" + String.join("", entries) + "</LIST>");
    }

    private static String entry(String path, long size, int attributes) {
        return "<ALLFile><File><NAME>n</NAME><FPATH>A:" + path.replace('/', '\\') + "</FPATH><SIZE>" + size
                + "</SIZE><TIME>2016/10/01 23:43:56</TIME><ATTR>" + attributes + "</ATTR></File></ALLFile>";
    }

    private static List<String> paths(Recordings.CardList list) {
        return list.recordings().stream().map(Recording::path).toList();
    }

    @Test
    void thePageOfTheReferenceIsListed() throws Exception {
        bench.camera.page("/", "", ScriptedPage.folder("/DCIM"));
        bench.camera.page("/DCIM", "/DCIM", ScriptedPage.folder("/DCIM/MOVIE"));
        bench.camera.file(
                "/DCIM/MOVIE",
                (_, out) -> ScriptedCamera.send(
                        out, new String(Vector.bytes("dir_movie_sj4000.html"), StandardCharsets.ISO_8859_1)));
        bench.camera.page("/DCIM/MOVIE/MYVID", "/DCIM/MOVIE/MYVID");

        Recordings.CardList list = recordings().list();

        assertThat(list.remark()).isEmpty();
        assertThat(paths(list)).hasSize(7).startsWith("/DCIM/MOVIE/2016_1001_233301_005.MOV");
        Recording clip = list.recordings().get(1);
        assertThat(clip.began()).hasValue(LocalDateTime.of(2016, 10, 1, 23, 41, 12));
        assertThat(clip.length()).hasValue(Duration.ofSeconds(164));
        assertThat(clip.mayHave(328_739_061)).isTrue();
        assertThat(clip.mayHave(328_700_000)).isFalse();
        assertThat(list.recordings().get(4).kind()).isEqualTo(Recording.Kind.OTHER);
    }

    @Test
    void theListsOfTheReferenceDoAlone() throws Exception {
        bench.camera.reply(3015, new String(Vector.bytes("3015_yi_part.xml"), StandardCharsets.UTF_8));
        Recordings recordings = recordings();

        Recordings.CardList yi = recordings.list();
        bench.camera.reply(3015, new String(Vector.bytes("3015_viofo_readonly.xml"), StandardCharsets.UTF_8));
        Recordings.CardList viofo = recordings.list();

        assertThat(yi.recordings())
                .hasSize(12)
                .allMatch(each ->
                        each.kind() == Recording.Kind.CLIP && each.length().isEmpty() && each.sizeTolerance() == 0);
        assertThat(yi.recordings().getFirst().size()).hasValue(335_415_052);
        assertThat(yi.recordings().getFirst().began()).hasValue(LocalDateTime.of(2017, 4, 23, 16, 59, 46));
        assertThat(viofo.recordings()).singleElement().satisfies(each -> {
            assertThat(each.path()).isEqualTo("/DCIM/Movie/RO/2025_1224_120324_000002PF.MP4");
            assertThat(each.locked()).isTrue();
            assertThat(each.length()).hasValue(Duration.ofSeconds(42));
        });
    }

    @Test
    void sizesAndLocksOfTheListJoinThePage() throws Exception {
        movies(ScriptedPage.row("/DCIM/MOVIE/a.MOV", "0.98 KB"), ScriptedPage.row("/DCIM/MOVIE/b.MOV", "1.00 MB"));
        list(entry("/DCIM/Movie/A.mov", 1001, 33), entry("/DCIM/MOVIE/.hidden.MOV", 7, 32), entry("/LABEL", 0, 8));

        Recordings.CardList list = recordings().list();

        assertThat(paths(list)).containsExactly("/DCIM/MOVIE/a.MOV", "/DCIM/MOVIE/b.MOV", "/DCIM/MOVIE/.hidden.MOV");
        assertThat(list.recordings().getFirst().size()).hasValue(1001);
        assertThat(list.recordings().getFirst().sizeTolerance()).isZero();
        assertThat(list.recordings().getFirst().locked()).isTrue();
        assertThat(list.recordings().get(1).sizeTolerance()).isEqualTo(5243);
        assertThat(list.recordings().get(1).locked()).isFalse();
    }

    @Test
    void oneNameInTwoCasesOrInTwoFoldersStaysTwo() throws Exception {
        movies(
                ScriptedPage.row("/DCIM/MOVIE/a.MOV", "10 B"),
                ScriptedPage.row("/DCIM/MOVIE/A.mov", "20 B"),
                ScriptedPage.folder("/DCIM/MOVIE/RO"));
        bench.camera.page("/DCIM/MOVIE/RO", "/DCIM/MOVIE/RO", ScriptedPage.row("/DCIM/MOVIE/RO/a.MOV", "30 B"));
        list(
                entry("/DCIM/MOVIE/a.MOV", 10, 32),
                entry("/DCIM/MOVIE/A.mov", 20, 33),
                entry("/DCIM/MOVIE/RO/a.MOV", 30, 32));

        Recordings.CardList list = recordings().list();

        assertThat(paths(list)).containsExactly("/DCIM/MOVIE/a.MOV", "/DCIM/MOVIE/A.mov", "/DCIM/MOVIE/RO/a.MOV");
        assertThat(list.recordings().stream().map(Recording::size))
                .containsExactly(OptionalLong.of(10), OptionalLong.of(20), OptionalLong.of(30));
        assertThat(list.recordings().stream().map(Recording::locked)).containsExactly(false, true, false);
    }

    @Test
    void theClipBeingRecordedIsMarked() throws Exception {
        movies(
                ScriptedPage.row("/DCIM/MOVIE/2016_1001_233301_005.MOV", "5.88 MB", "2016/10/01 23:33:04"),
                ScriptedPage.row("/DCIM/MOVIE/2014_0101_000007_001.MOV", "1.88 MB", "2016/10/02 08:00:00"),
                ScriptedPage.row("/DCIM/MOVIE/2016_1001_233001_004.MOV", "5.88 MB", "2016/10/01 23:30:04"));
        bench.camera.reply(3015, ScriptedCamera.answer(3015, -256));
        Recordings recordings = recordings();
        bench.camera.capture = 1;

        Recordings.CardList list = recordings.list();

        assertThat(list.recordings().stream().filter(Recording::growing).map(Recording::name))
                .containsExactly("2014_0101_000007_001.MOV");
        bench.camera.capture = 2;
        assertThat(recordings.list().recordings()).noneMatch(Recording::growing);
    }

    @Test
    void linksThatWouldCommandAreOnlyNames() throws Exception {
        movies(ScriptedPage.row("/DCIM/MOVIE/a.MOV?del=1", "10 B"));
        bench.camera.reply(3015, ScriptedCamera.answer(3015, -256));
        Recordings recordings = recordings();
        Recording evil = recordings.list().recordings().getFirst();
        bench.camera.file("/DCIM/MOVIE/a.MOV%3Fdel%3D1", (_, out) -> ScriptedCamera.send(out, "0123456789"));

        try (Recordings.Transfer transfer = recordings.open(evil, 0)) {
            assertThat(Recordings.stream(transfer).readAllBytes()).hasSize(10);
        }
        assertThat(bench.camera.asked()).noneMatch(each -> each.contains("?del"));
    }

    @Test
    void aNameInTheCamerasOwnBytesIsAskedForInThem() throws Exception {
        movies(ScriptedPage.row("/DCIM/MOVIE/caf%E9.MOV", "10 B"));
        bench.camera.reply(3015, ScriptedCamera.answer(3015, -256));
        bench.camera.file("/DCIM/MOVIE/caf%E9.MOV", (_, out) -> ScriptedCamera.send(out, "0123456789"));
        Recordings recordings = recordings();

        Recording clip = recordings.list().recordings().getFirst();

        assertThat(clip.path()).isEqualTo("/DCIM/MOVIE/caf\u00e9.MOV");
        try (Recordings.Transfer transfer = recordings.open(clip, 0)) {
            assertThat(transfer.total()).hasValue(10);
        }
    }

    @Test
    void foldersInCirclesAndWithoutEndAreBounded() throws Exception {
        bench.camera.page("/", "", ScriptedPage.folder("/DCIM"));
        bench.camera.everyPage(folder -> ScriptedPage.folder("/DCIM")
                + ScriptedPage.folder(folder + "/x")
                + ScriptedPage.folder(folder + "/y")
                + ScriptedPage.row(folder + "/z.MOV", "10 B"));
        bench.camera.reply(3015, ScriptedCamera.answer(3015, -256));

        Recordings.CardList list = recordings().list();

        assertThat(list.recordings())
                .hasSizeLessThan(100)
                .allMatch(each -> each.path().startsWith("/DCIM"));
        assertThat(list.remark()).isPresent();
    }

    @Test
    void aFolderThatCannotBeReadIsSaid() throws Exception {
        bench.camera.page("/", "", ScriptedPage.folder("/DCIM"));
        bench.camera.page("/DCIM", "/DCIM", ScriptedPage.folder("/DCIM/MOVIE"), ScriptedPage.row("/DCIM/a.MOV", "9 B"));
        bench.camera.file("/DCIM/MOVIE", (_, out) -> ScriptedCamera.send(out, "what?"));
        bench.camera.reply(3015, ScriptedCamera.answer(3015, -256));

        Recordings.CardList list = recordings().list();

        assertThat(paths(list)).containsExactly("/DCIM/a.MOV");
        assertThat(list.remark().orElseThrow().toString()).contains("could not be read");
    }

    @Test
    void withoutCardThatIsSaid() throws Exception {
        bench.camera.file("/", (_, out) -> ScriptedCamera.send(out, ""));
        bench.camera.reply(3015, ScriptedCamera.answer(3015, -22));
        Recordings recordings = recordings();

        assertThatThrownBy(recordings::list)
                .isInstanceOf(DeviceException.Refused.class)
                .hasMessageContaining("no memory card");

        bench.camera.reply(3015, ScriptedCamera.answer(3015, -256));
        assertThat(recordings.list().recordings()).isEmpty();
        assertThat(recordings.list().remark()).isPresent();
    }

    @Test
    void withNeitherWayTheCameraIsBusy() throws Exception {
        bench.camera.reply(3015, SjcamClient.BUSY_PAGE);

        Recordings recordings = recordings();

        assertThatThrownBy(recordings::list).isInstanceOf(DeviceException.Busy.class);
    }

    @Test
    void unknownMakersAreBrowsedAndNothingIsDeletedOrUploaded() throws Exception {
        bench.camera.commands = List.of(3012, 3014, 3015, 3016);
        bench.camera.reply(3012, ScriptedCamera.answer(3012, 0, "<String>Somebody's camera 7</String>"));
        movies(ScriptedPage.row("/DCIM/MOVIE/a.MOV", "10 B"));
        list(entry("/DCIM/MOVIE/a.MOV", 10, 32));
        Recordings recordings = recordings();
        Recording clip = recordings.list().recordings().getFirst();

        assertThat(clip.size()).hasValue(10);
        assertThat(recordings.takesUploads()).isFalse();
        assertThatThrownBy(() -> recordings.delete(clip)).isInstanceOf(DeviceException.NotAllowed.class);
        assertThatThrownBy(() -> recordings.upload(
                        "/DCIM/MOVIE/b.MOV", 1, new java.io.ByteArrayInputStream(new byte[1]), _ -> {}))
                .isInstanceOf(DeviceException.NotAllowed.class);
    }
}
