// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.service.Downloads;
import org.holdfast.service.Downloads.Status;
import org.holdfast.service.Tasks;
import org.holdfast.ui.control.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// The fields are set before each test, which the checker does not know.
@SuppressWarnings("NullAway.Init")
class QueueModelTest {
    @TempDir
    private Path folder;

    private RecordingsBench bench;
    private QueueModel model;
    private Device bike;
    private List<Recording> some;

    @BeforeEach
    void open() {
        bench = new RecordingsBench(folder);
        some = bench.house.card.holdSome();
        bike = bench.house.save("bike", "Bike");
        model = new QueueModel(bench.context);
    }

    @AfterEach
    void close() {
        model.close();
        assertThat(bench.screen.crashes()).isEmpty();
        bench.close();
    }

    private void addThree() {
        model.add(bike, some.subList(0, 3), new Downloads.Wish(folder, false, false));
        bench.screen.until(() -> model.entries().size() == 3);
    }

    private List<Long> ids() {
        return model.entries().stream().map(Downloads.Entry::id).toList();
    }

    @Test
    void entriesMoveUpAndDownButNotBeyondTheEnds() {
        addThree();

        model.move(model.entries().get(0), 1);
        bench.screen.until(() -> ids().equals(List.of(2L, 1L, 3L)));
        model.moveTo(model.entries().get(2), 0);
        bench.screen.until(() -> ids().equals(List.of(3L, 2L, 1L)));
        model.moveTo(model.entries().get(0), 2);
        bench.screen.until(() -> ids().equals(List.of(2L, 1L, 3L)));
        model.move(model.entries().get(0), -1);
        model.move(model.entries().get(2), 1);
        model.cancel(model.entries().get(1));
        bench.screen.until(() -> ids().equals(List.of(2L, 3L)));
    }

    @Test
    void pausingAndGoingOnIsOneButton() {
        addThree();

        model.pauseOrResume(model.entries().getFirst());
        bench.screen.until(() -> model.entries().getFirst().status() instanceof Status.Paused);
        model.pauseOrResume(model.entries().getFirst());
        bench.screen.until(() -> model.entries().getFirst().status() instanceof Status.Queued);
        model.pauseAll(true);
        bench.screen.until(() -> model.haltedProperty().get());
    }

    @Test
    void endedOnesStandBelowAndCanBeForgotten() {
        addThree();

        bench.house.downloads.here(1, folder.resolve("1.MOV"), Optional.empty());
        bench.screen.until(() -> ids().equals(List.of(2L, 3L, 1L)));
        assertThat(model.place(model.entries().get(2))).isEmpty();
        assertThat(model.totalsProperty().get().waiting()).isEqualTo(2);
        model.clear();
        bench.screen.until(() -> ids().equals(List.of(2L, 3L)));
    }

    @Test
    void theEndIsToldOnceWithTheFolderAndOnlyForWhatCame() throws IOException {
        addThree();
        Path mov = Files.createFile(folder.resolve("1.MOV"));

        bench.house.downloads.here(1, mov, Optional.of(folder.resolve("1.mp4")));
        bench.screen.until(() -> model.totalsProperty().get().waiting() == 2);
        assertThat(bench.notices).isEmpty();
        bench.house.downloads.here(2, folder.resolve("2.MOV"), Optional.empty());
        bench.house.downloads.status(
                3, new Status.Failed(new DeviceException.Busy("127.0.0.9", Text.literal("downloading"))));
        bench.screen.until(() -> model.totalsProperty().get().waiting() == 0);

        assertThat(bench.notices).singleElement().satisfies(notice -> {
            assertThat(notice.words()).isEqualTo("2 recordings are on this computer now.");
            assertThat(notice.deed()).map(Notice.Deed::words).contains("Open folder");
        });
        bench.notices.getFirst().deed().orElseThrow().action().run();
        assertThat(bench.opened).containsExactly(folder);
        model.retry(model.entries().get(2));
        bench.screen.until(() -> model.totalsProperty().get().waiting() == 1);
        assertThat(bench.notices).hasSize(1);
    }

    @Test
    void howLongItTakesIsSaidOnceTheSpeedWasSeen() {
        addThree();
        assertThat(model.estimate("bike", 30_000_000)).isEmpty();

        bench.house.downloads.running(1, 10_000_000, 1_500_000);
        bench.screen.until(() -> model.estimate("bike", 30_000_000).isPresent());

        assertThat(model.estimate("bike", 30_000_000)).contains(Duration.ofSeconds(20));
        assertThat(model.estimate("garden", 30_000_000)).isEmpty();
    }

    private Tasks.Entry ended() {
        bench.screen.until(() -> !bench.house.services().tasks().entries().isEmpty()
                && bench.house.services().tasks().entries().stream()
                        .allMatch(task -> task.status() != Tasks.Status.RUNNING));
        return bench.house.services().tasks().entries().getFirst();
    }

    @Test
    void aConversionKeepsTheOriginalUnlessToldOtherwise() throws IOException {
        Path mov = Files.writeString(folder.resolve("A.MOV"), "a clip");
        ConvertModel convert = new ConvertModel(bench.context);

        convert.start(List.of(mov), ConvertModel.Wish.USUAL);
        bench.screen.until(() -> bench.notices.size() == 1);
        assertThat(bench.house.conversions.jobs()).containsExactly(ConversionJob.of(mov, folder.resolve("A.mp4")));
        assertThat(mov).exists();
        assertThat(bench.notices.getFirst().words()).isEqualTo("A.mp4 is ready.");

        convert.start(List.of(mov), new ConvertModel.Wish(false, ConversionJob.Sound.MP2, OptionalInt.empty(), false));
        bench.screen.until(() -> bench.notices.size() == 2);
        assertThat(folder.resolve("A 2.mp4")).exists();
        assertThat(mov).doesNotExist();
    }

    @Test
    void anOriginalWhosePictureWasNotShownToBeTheSameStays() throws IOException {
        Path mov = Files.writeString(folder.resolve("A.MOV"), "a clip");
        bench.house.conversions.changePicture();

        new ConvertModel(bench.context)
                .start(List.of(mov), new ConvertModel.Wish(false, ConversionJob.Sound.AAC, OptionalInt.empty(), false));
        bench.screen.until(() -> bench.notices.size() == 1);

        assertThat(mov).exists();
    }

    @Test
    void segmentsAreJoinedInTheirOrderAndASmallerCopySaysSoInItsName() throws IOException {
        Path first = Files.writeString(folder.resolve("A.MOV"), "a");
        Path second = Files.writeString(folder.resolve("B.MOV"), "b");

        new ConvertModel(bench.context)
                .start(
                        List.of(first, second),
                        new ConvertModel.Wish(true, ConversionJob.Sound.AAC, OptionalInt.of(480), true));
        ended();

        assertThat(bench.house.conversions.jobs())
                .containsExactly(new ConversionJob(
                        List.of(first, second),
                        folder.resolve("A joined 480p.mp4"),
                        ConversionJob.Sound.AAC,
                        OptionalInt.of(480)));
    }

    @Test
    void aConversionThatFailsSaysWhyAndKeepsTheOriginal() throws IOException {
        Path mov = Files.writeString(folder.resolve("A.MOV"), "a clip");
        DeviceException why = new DeviceException.Media(
                Text.literal("The clip was never finished."), Text.literal("Repair it."), null);
        bench.house.conversions.fail(why);

        new ConvertModel(bench.context)
                .start(List.of(mov), new ConvertModel.Wish(false, ConversionJob.Sound.AAC, OptionalInt.empty(), false));

        assertThat(ended().failure()).containsSame(why);
        assertThat(mov).exists();
    }

    @Test
    void anUploadLandsBesideItsLikeOnTheCard() throws IOException {
        Path film = Files.writeString(folder.resolve("film.mov"), "a film");
        assertThat(Uploads.folder("x.jpg", some)).isEqualTo("/DCIM/PHOTO");
        assertThat(Uploads.folder("x.mov", List.of())).isEqualTo("/DCIM/MOVIE");
        boolean[] read = {false};

        new Uploads(bench.context).start(bike, film, some, () -> read[0] = true);
        bench.screen.until(() -> read[0]);

        assertThat(bench.house.card.uploaded("/DCIM/MOVIE/film.mov"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("a film"));
    }

    @Test
    void anUploadOfAFileThatIsGoneSaysSo() {
        new Uploads(bench.context).start(bike, folder.resolve("gone.mov"), some, () -> {});

        assertThat(ended().failure().orElseThrow().sentence().toString()).contains("could not be read");
    }
}
