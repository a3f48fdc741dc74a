// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every captured answer is read, and says what the note beside it says. */
class VectorsTest {
    @Test
    void anSj4000InVideoModeSaysSoInItsStatus() throws Exception {
        byte[] body = Vector.body("http_3016_sj4000.txt");

        assertThat(body).hasSize(97);
        assertThat(SjcamAnswer.read(body).item(3016).orElseThrow().code()).hasValue(1);
    }

    @Test
    void aYiAcceptsTheHandshake() throws Exception {
        byte[] body = Vector.body("http_8001_hfs.txt");

        assertThat(body).hasSize(97);
        assertThat(SjcamAnswer.read(body).item(8001).orElseThrow().code()).hasValue(0);
    }

    @Test
    void theFactoryDefaultsAreTwentyFivePairsInTheirOrder() throws Exception {
        SjcamAnswer answer = SjcamAnswer.read(Vector.bytes("3014_sj4000_defaults.xml"));

        assertThat(answer.items().stream().map(SjcamAnswer.Item::command))
                .containsExactly(
                        2002, 2003, 2004, 1012, 2006, 2007, 2008, 2010, 2019, 1002, 1005, 1006, 1007, 1008, 1009, 2005,
                        1011, 3025, 3026, 3011, 3010, 3007, 3003, 3004, 3008);
        Map<Integer, Integer> other = answer.items().stream()
                .filter(item -> item.code().orElseThrow() != 0)
                .collect(Collectors.toMap(
                        SjcamAnswer.Item::command, item -> item.code().orElseThrow()));
        assertThat(other)
                .containsOnly(
                        Map.entry(2003, 1),
                        Map.entry(2007, 1),
                        Map.entry(2008, 1),
                        Map.entry(2010, 3),
                        Map.entry(1006, 1),
                        Map.entry(2005, 6),
                        Map.entry(3025, 1));
    }

    @Test
    void firmwareComesInStrings() throws Exception {
        assertThat(strings("3012_yi.xml", 3012)).containsExactly("V-1.01.005-US");
        assertThat(strings("3035_yi.xml", 3035)).containsExactly("YICARCAM");
        assertThat(strings("3012_viofo.xml", 3012)).containsExactly("A119M Pro_V1.1.20260109");
    }

    private static List<String> strings(String name, int command) throws Exception {
        return SjcamAnswer.read(Vector.bytes(name)).item(command).orElseThrow().strings();
    }

    @Test
    void theProtectedViofoClipIsRead() throws Exception {
        FileList list = FileList.read(Vector.bytes("3015_viofo_readonly.xml"));

        assertThat(list.unreadable()).isZero();
        CardFile clip = list.files().getFirst();
        assertThat(list.files()).hasSize(1);
        assertThat(clip.path()).isEqualTo("/DCIM/Movie/RO/2025_1224_120324_000002PF.MP4");
        assertThat(clip.name()).isEqualTo("2025_1224_120324_000002PF.MP4");
        assertThat(clip.size()).hasValue(132_120_576L);
        assertThat(clip.sizeTolerance()).isZero();
        assertThat(clip.time()).hasValue(LocalDateTime.of(2025, 12, 24, 12, 4, 6));
        assertThat(clip.locked()).isTrue();
        assertThat(clip.folder()).isFalse();
    }

    @Test
    void twelveYiClipsAreRead() throws Exception {
        FileList list = FileList.read(Vector.bytes("3015_yi_part.xml"));

        assertThat(list.unreadable()).isZero();
        assertThat(list.files()).hasSize(12).noneMatch(CardFile::locked);
        assertThat(list.files().getFirst().path()).isEqualTo("/YICarCam/Movie/2017_0423_165946_475.MP4");
        assertThat(list.files().getFirst().time()).hasValue(LocalDateTime.of(2017, 4, 23, 16, 59, 46));
        assertThat(list.files().stream()
                        .mapToLong(file -> file.size().orElseThrow())
                        .sum())
                .isEqualTo(335415052L
                        + 336056968
                        + 335796408
                        + 335722796
                        + 335780232
                        + 335568352
                        + 43598404
                        + 335686740
                        + 158332463
                        + 34312927
                        + 248432956
                        + 40156171);
        assertThat(list.files().getLast().name()).isEqualTo("2017_0423_140805_464.MP4");
    }

    @Test
    void theDirectoryPageGivesSevenFilesAndAFolder() {
        DirectoryPage page = DirectoryPage.read(Vector.bytes("dir_movie_sj4000.html"));

        assertThat(page.folder()).isEqualTo("/DCIM/MOVIE");
        assertThat(page.unreadable()).isZero();
        assertThat(page.files().stream().map(CardFile::name))
                .containsExactly(
                        "2016_1001_233301_005.MOV",
                        "2016_1001_234112_006.MOV",
                        "2016_1001_232659_003.MOV",
                        "2016_1001_233000_004.MOV",
                        "1.6M",
                        "MYVID",
                        "1M.DAT",
                        "FULL1M.BIN");
        assertThat(page.files().stream().filter(CardFile::folder).map(CardFile::path))
                .containsExactly("/DCIM/MOVIE/MYVID");
        assertThat(page.files().getFirst().time()).hasValue(LocalDateTime.of(2016, 10, 1, 23, 33, 4));
    }

    @Test
    void roundedSizesCoverTheTrueOnes() {
        DirectoryPage page = DirectoryPage.read(Vector.bytes("dir_movie_sj4000.html"));

        assertCovers(page, "1M.DAT", 1_048_575);
        assertCovers(page, "FULL1M.BIN", 1_048_576);
        assertCovers(page, "1.6M", 1_600_000);
        CardFile clip = file(page, "2016_1001_233301_005.MOV");
        assertThat(clip.size()).hasValue(6_165_627);
        assertThat(clip.sizeTolerance()).isBetween(5243L, 5244L);
    }

    private static void assertCovers(DirectoryPage page, String name, long bytes) {
        CardFile file = file(page, name);
        assertThat(Math.abs(file.size().orElseThrow() - bytes)).isLessThanOrEqualTo(file.sizeTolerance());
    }

    private static CardFile file(DirectoryPage page, String name) {
        return page.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBusyPageIsKnownByItsContent() {
        byte[] page = Vector.bytes("page_not_found.html");

        assertThat(page).hasSize(128);
        assertThat(new String(page, StandardCharsets.US_ASCII)).isEqualTo(SjcamClient.BUSY_PAGE);
    }

    @Test
    void fourEventsWithoutSeparatorsAreFour() throws Exception {
        byte[] bytes = Vector.bytes("events_3333_concat.txt");
        List<String> told = new ArrayList<>();
        for (byte[] message : new EventSplitter().push(bytes, 0, bytes.length)) {
            SjcamAnswer.Item item = SjcamAnswer.read(message).items().getFirst();
            told.add(item.command() + " " + item.status());
        }

        assertThat(told).containsExactly("3020 8", "2020 0", "2020 1", "1013 4694");
    }

    @Test
    void theModelTableHoldsWhatWasPublished() {
        ModelTable table = ModelTable.load();
        JsonNode published =
                JsonMapper.shared().readTree(Vector.bytes("model_options.json")).required("models");

        assertThat(table.keys()).containsExactlyInAnyOrderElementsOf(published.propertyNames());
        for (Map.Entry<String, JsonNode> model : published.properties()) {
            for (Map.Entry<String, JsonNode> version : model.getValue().properties()) {
                ModelOptions options =
                        table.options(model.getKey(), version.getKey()).orElseThrow();
                for (Map.Entry<String, JsonNode> setting : version.getValue().properties()) {
                    JsonNode list = setting.getValue();
                    int count = list.isArray() ? list.size() : list.asInt();
                    assertThat(options.of(SjcamSetting.of(Integer.parseInt(setting.getKey()))
                                    .orElseThrow()))
                            .as("%s %s %s", model.getKey(), version.getKey(), setting.getKey())
                            .hasSize(count);
                }
            }
        }
    }
}
