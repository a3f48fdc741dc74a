// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies on the card: listed, downloaded, deleted, put there. */
class RecordingsCommandsTest {
    private static final String CAM = "cam@127.0.0.5";

    @TempDir
    Path folder = Path.of("");

    @Test
    void theCardIsListedWithWhatIsHere() {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.copies.put("/DCIM/MOVIE/A.MOV", Path.of("/films/A.MOV"));
        house.family.camera.card.unreadable = 2;

        assertThat(house.run("recordings", "list", CAM)).isZero();

        assertThat(house.out().lines())
                .containsExactly(
                        "A.MOV    12.3 MB  1:05  2026-11-20 14:00:00  -       here       /DCIM/MOVIE/A.MOV",
                        "B.MOV    2.00 GB  1:05  2026-11-20 14:00:00  locked  -          /DCIM/MOVIE/B.MOV",
                        "B.MOV    500 B    1:05  2026-11-20 14:00:00  -       -          /DCIM/EVENT/B.MOV",
                        "P.JPG    ~4.5 MB  -     -                    -       -          /DCIM/PHOTO/P.JPG",
                        "NOW.MOV  700 B    1:05  2026-11-20 14:00:00  -       recording  /DCIM/MOVIE/NOW.MOV");
        assertThat(house.err())
                .contains("The clock may be wrong.")
                .contains("2 entries on the card make no sense and are left out.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--kind photo;/DCIM/PHOTO/P.JPG",
                "--locked;/DCIM/MOVIE/B.MOV",
                "--kind clip --day 2026-11-20 --locked;/DCIM/MOVIE/B.MOV",
                "--day 2026-11-21;"
            })
    void theListIsNarrowed(String given) {
        PretendHouse house = new PretendHouse(folder);
        String[] parts = given.split(";", -1);
        String line = "recordings list " + CAM + " --json " + parts[0];

        assertThat(house.run(line.split(" "))).isZero();

        assertThat(house.json()
                        .at("/recordings")
                        .valueStream()
                        .map(each -> each.at("/path").asString()))
                .containsExactlyElementsOf(parts[1].isEmpty() ? List.of() : List.of(parts[1]));
    }

    @Test
    void theListAsJsonTellsWhatIsKnown() {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.copies.put("/DCIM/MOVIE/A.MOV", Path.of("/films/A.MOV"));

        assertThat(house.run("recordings", "list", "--json", CAM)).isZero();

        JsonNode json = house.json();
        assertThat(json.at("/device").asString()).isEqualTo(CAM);
        assertThat(json.at("/unreadable").asInt()).isZero();
        assertThat(json.at("/remark").asString()).isEqualTo("The clock may be wrong.");
        JsonNode first = json.at("/recordings/0");
        assertThat(first.at("/kind").asString()).isEqualTo("clip");
        assertThat(first.at("/size").asLong()).isEqualTo(12_300_000);
        assertThat(first.at("/sizeTolerance").asLong()).isZero();
        assertThat(first.at("/seconds").asInt()).isEqualTo(65);
        assertThat(first.at("/began").asString()).isEqualTo("2026-11-20T14:00:00");
        assertThat(first.at("/copy").asString())
                .isEqualTo(Path.of("/films/A.MOV").toString());
        assertThat(json.at("/recordings/1/locked").asBoolean()).isTrue();
        assertThat(json.at("/recordings/1/copy").isNull()).isTrue();
        assertThat(json.at("/recordings/3/sizeTolerance").asLong()).isEqualTo(5000);
        assertThat(json.at("/recordings/4/growing").asBoolean()).isTrue();
    }

    @Test
    void namesFromTheCardCannotSteerTheTerminal() {
        PretendHouse house = new PretendHouse(folder);
        house.interactive = true;
        String name = "/DCIM/\u001b[2J\u009b31m\u202egnp.exe\u2028\u2066x.MOV";
        Recording hostile = PretendCard.clip(name, 500, false, false);
        house.family.camera.card.recordings.add(hostile);
        house.downloads.failures.put(
                "/DCIM/MOVIE/A.MOV", new DeviceException.Busy("C100" + name, Text.literal("read " + name)));

        assertThat(house.run("recordings", "list", CAM)).isZero();
        assertThat(house.run("recordings", "list", CAM, "--json")).isZero();
        assertThat(house.run("recordings", "download", CAM, "--all", "--to", folder.toString()))
                .isEqualTo(1);
        assertThat(house.run("recordings", "download", CAM, "--all", "--json", "--to", folder.toString()))
                .isEqualTo(1);
        assertThat(house.run("recordings", "download", CAM, name + "?", "--to", folder.toString()))
                .isEqualTo(2);
        assertThat(house.run("recordings", "delete", CAM, name)).isEqualTo(1);

        assertThat((house.out() + house.err()).codePoints().boxed())
                .contains((int) '\r', 0xfffd)
                .doesNotContain(0x1b, 0x9b, 0x202e, 0x2028, 0x2066);
        assertThat(house.out()).contains("\\u202egnp.exe");
    }

    @Test
    void everythingIsDownloadedButWhatIsBeingRecorded() {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.copies.put("/DCIM/MOVIE/A.MOV", Path.of("/films/A.MOV"));
        Path target = folder.resolve("films/new");

        assertThat(house.run("recordings", "download", CAM, "--to", target.toString(), "--all", "--dated"))
                .isZero();

        assertThat(target).isDirectory();
        assertThat(house.downloads.fetched)
                .containsExactly(
                        "/DCIM/MOVIE/A.MOV dated",
                        "/DCIM/MOVIE/B.MOV dated",
                        "/DCIM/EVENT/B.MOV dated",
                        "/DCIM/PHOTO/P.JPG dated");
        assertThat(house.out().lines())
                .contains("P.JPG is in " + target.resolve("P.JPG") + ".")
                .contains("A.MOV was here before: " + target.resolve("A.MOV") + ".");
        assertThat(house.err())
                .contains("NOW.MOV is being recorded")
                .contains("3 downloaded, 1 here before, 0 failed, 0 not tried.");
    }

    @Test
    void whatIsNewOrLockedIsDownloaded() {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.copies.put("/DCIM/MOVIE/A.MOV", Path.of("/films/A.MOV"));

        assertThat(house.run("recordings", "download", CAM, "--to", folder.toString(), "--new", "--locked"))
                .isZero();
        assertThat(house.downloads.fetched).containsExactly("/DCIM/MOVIE/B.MOV");

        assertThat(house.run("recordings", "download", CAM, "--to", folder.toString(), "--new", "--locked"))
                .isZero();
        assertThat(house.downloads.fetched).hasSize(1);
        assertThat(house.err()).contains("There is nothing to download.");
    }

    @Test
    void namesMayBePathsAndAnAmbiguousOneIsSaidToBeThat() {
        PretendHouse house = new PretendHouse(folder);
        String to = folder.toString();

        assertThat(house.run("recordings", "download", CAM, "a.mov", "/DCIM/EVENT/B.MOV", "A.MOV", "--to", to))
                .isZero();
        assertThat(house.downloads.fetched).containsExactly("/DCIM/MOVIE/A.MOV", "/DCIM/EVENT/B.MOV");

        assertThat(house.run("recordings", "download", CAM, "B.MOV", "--to", to))
                .isEqualTo(2);
        assertThat(house.err()).contains("/DCIM/MOVIE/B.MOV, /DCIM/EVENT/B.MOV");
        assertThat(house.run("recordings", "download", CAM, "A.MOV", "C.MOV", "--to", to))
                .isEqualTo(2);
        assertThat(house.err()).contains("There is no \"C.MOV\" on the card.");
        assertThat(house.run("recordings", "download", CAM, "NOW.MOV", "--to", to))
                .isEqualTo(1);
        assertThat(house.downloads.fetched).hasSize(2);
    }

    @Test
    void whereOneFailsTheOthersAreFetchedAllTheSame() {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.failures.put("/DCIM/MOVIE/B.MOV", new DeviceException.Busy("C100", Text.literal("read")));

        assertThat(house.run("recordings", "download", CAM, "--to", folder.toString(), "--all", "--json", "--convert"))
                .isEqualTo(1);

        List<JsonNode> lines = house.out()
                .lines()
                .map(line -> JsonMapper.builder().build().readTree(line))
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst().at("/state").asString()).isEqualTo("done");
        assertThat(lines.getFirst().at("/file").asString())
                .isEqualTo(folder.resolve("A.MOV").toString());
        assertThat(lines.getFirst().at("/converted").asString()).endsWith("A.MOV.mp4");
        assertThat(lines.get(1).at("/path").asString()).isEqualTo("/DCIM/MOVIE/B.MOV");
        assertThat(lines.get(1).at("/state").asString()).isEqualTo("failed");
        assertThat(lines.get(1).at("/reason").asString()).contains("C100");
        assertThat(house.err()).contains("3 downloaded, 0 here before, 1 failed, 0 not tried.");
    }

    @Test
    void onAFullDiskTheRestIsNotTried() {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.failures.put(
                "/DCIM/MOVIE/A.MOV",
                new DeviceException.StorageFull(Text.literal("The disk is full."), Text.literal("Make room.")));

        assertThat(house.run("recordings", "download", CAM, "--to", folder.toString(), "--all"))
                .isEqualTo(1);

        assertThat(house.err())
                .contains("holdfast: /DCIM/MOVIE/A.MOV: The disk is full.")
                .contains("Make room.")
                .contains("0 downloaded, 0 here before, 1 failed, 3 not tried.");
    }

    @Test
    void aDeviceThatIsGoneTwiceIsNotAskedForTheRest() {
        PretendHouse house = new PretendHouse(folder);
        for (Recording each : house.family.camera.card.recordings) {
            house.downloads.failures.put(
                    each.path(), new DeviceException.Unreachable("127.0.0.5", Text.literal("read"), null));
        }

        assertThat(house.run("recordings", "download", CAM, "--to", folder.toString(), "--all"))
                .isEqualTo(1);

        assertThat(house.err()).contains("2 failed, 2 not tried.");
    }

    @Test
    void stoppingSaysThatWhatCameIsKept() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.stalls = true;
        CommandLineProgram program = house.program();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> program.run("recordings", "download", CAM, "--to", folder.toString(), "--all"));
        house.downloads.begun.await();

        assertThat(program.stop(10)).isEqualTo(CommandLineProgram.STOPPED);

        assertThat(status.get(10, TimeUnit.SECONDS)).isEqualTo(CommandLineProgram.STOPPED);
        assertThat(house.err()).contains("What came so far is kept");
        assertThat(house.closed).isEqualTo(1);
    }

    @Test
    void aPersonSeesHowFarItIsAndAPlainTerminalDoesNot() {
        PretendHouse house = new PretendHouse(folder);
        house.interactive = true;

        assertThat(house.run("recordings", "download", CAM, "--to", folder.toString(), "A.MOV"))
                .isZero();
        assertThat(house.err()).contains("\r[").contains("1/1  A.MOV");

        PretendHouse plain = new PretendHouse(folder);
        plain.interactive = true;
        assertThat(plain.run("recordings", "download", CAM, "--to", folder.toString(), "A.MOV", "--plain"))
                .isZero();
        assertThat(plain.err()).doesNotContain("\r");
    }

    @Test
    void onlyWhatHasACopyIsDeletedAndTheRestIsNamed() {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.copies.put("/DCIM/MOVIE/A.MOV", Path.of("/films/A.MOV"));
        house.downloads.copies.put("/DCIM/MOVIE/B.MOV", Path.of("/films/B.MOV"));

        assertThat(house.run("recordings", "delete", CAM, "A.MOV", "/DCIM/MOVIE/B.MOV", "P.JPG", "--yes"))
                .isEqualTo(1);

        assertThat(house.out()).isEqualToIgnoringNewLines("Deleted one recording.");
        assertThat(house.err())
                .contains("/DCIM/MOVIE/B.MOV is locked")
                .contains("/DCIM/PHOTO/P.JPG has no verified copy");
        assertThat(house.family.camera.card.recordings)
                .extracting(Recording::name)
                .containsExactly("B.MOV", "B.MOV", "P.JPG", "NOW.MOV");
    }

    @Test
    void aCopyMadeOtherwiseCountsOnceItWasCompared() throws IOException {
        PretendHouse house = new PretendHouse(folder);
        Path deep = Files.createDirectories(folder.resolve("copies/2026"));
        Files.write(folder.resolve("copies/b.mov"), new byte[499]);
        Path same = Files.write(deep.resolve("b.mov"), new byte[500]);

        assertThat(house.run(
                        "recordings",
                        "delete",
                        CAM,
                        "/DCIM/EVENT/B.MOV",
                        "--yes",
                        "--copies",
                        folder.resolve("copies").toString()))
                .isZero();

        assertThat(house.downloads.compared).containsExactly(same);
        assertThat(house.family.camera.card.recordings)
                .extracting(Recording::path)
                .doesNotContain("/DCIM/EVENT/B.MOV");
    }

    @Test
    void deletingAsksAPersonAndNeedsAnOptionWhereNobodySits() {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.copies.put("/DCIM/MOVIE/A.MOV", Path.of("/films/A.MOV"));

        assertThat(house.run("recordings", "delete", CAM, "A.MOV")).isEqualTo(2);
        house.interactive = true;
        house.answers.add("no");
        assertThat(house.run("recordings", "delete", CAM, "A.MOV")).isEqualTo(1);
        assertThat(house.family.camera.card.recordings).hasSize(5);
        house.answers.add("yes");
        assertThat(house.run("recordings", "delete", CAM, "A.MOV")).isZero();

        assertThat(house.questions)
                .hasSize(2)
                .contains("Delete this recording (12.3 MB) from the card of cam@127.0.0.5? Type yes to go on:");
        assertThat(house.family.camera.card.recordings).hasSize(4);
    }

    @Test
    void aDeletionThatBreaksSaysHowFarItCame() {
        PretendHouse house = new PretendHouse(folder);
        house.downloads.copies.put("/DCIM/MOVIE/A.MOV", Path.of("/films/A.MOV"));
        house.cleaning.failure = java.util.Optional.of(new DeviceException.Busy("C100", Text.literal("delete")));

        assertThat(house.run("recordings", "delete", CAM, "A.MOV", "--yes")).isEqualTo(1);

        assertThat(house.out()).isEqualToIgnoringNewLines("Nothing was deleted.");
        assertThat(house.err()).contains("holdfast: C100");
    }

    @Test
    void filesArePutWhereTheCardKeepsSuch() throws IOException {
        PretendHouse house = new PretendHouse(folder);
        Path clip = Files.writeString(folder.resolve("x.mov"), "clip");
        Path text = Files.writeString(folder.resolve("notes.txt"), "text");

        assertThat(house.run("recordings", "upload", CAM, clip.toString(), text.toString()))
                .isZero();
        assertThat(house.run("recordings", "upload", CAM, clip.toString(), "--folder", "/DCIM/EVENT/"))
                .isZero();

        assertThat(house.family.camera.card.uploads)
                .containsEntry("/DCIM/MOVIE/x.mov", "clip")
                .containsEntry("/notes.txt", "text")
                .containsEntry("/DCIM/EVENT/x.mov", "clip");
        assertThat(house.out()).contains(clip + " is on the card as /DCIM/MOVIE/x.mov.");
    }

    @Test
    void aRefusedUploadIsAFailureOfThatFileAlone() throws IOException {
        PretendHouse house = new PretendHouse(folder);
        Path there = Files.writeString(folder.resolve("A.MOV"), "clip");
        Path fresh = Files.writeString(folder.resolve("new.mov"), "clip");

        assertThat(house.run("recordings", "upload", CAM, there.toString(), fresh.toString(), "--json"))
                .isEqualTo(1);

        assertThat(house.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("\"failed\"") && line.contains("the name exists"))
                .anyMatch(line -> line.contains("\"done\"") && line.contains("/DCIM/MOVIE/new.mov"));
    }

    @Test
    void aDeviceWithoutACardOrUploadsSaysSo() throws IOException {
        PretendHouse house = new PretendHouse(folder);
        Path file = Files.writeString(folder.resolve("x.mov"), "clip");
        house.family.camera.card.takesUploads = false;
        assertThat(house.run("recordings", "upload", CAM, file.toString())).isEqualTo(1);
        assertThat(house.err()).contains("takes no files");

        house.family.camera.offerNothing();
        assertThat(house.run("recordings", "list", CAM)).isEqualTo(1);
        assertThat(house.err()).contains("has no card that can be read");
        assertThat(house.closed).isEqualTo(2);
    }
}
