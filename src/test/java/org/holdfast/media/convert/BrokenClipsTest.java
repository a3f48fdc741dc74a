// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.holdfast.device.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clips that are none, and places where no film can stand: each ends in one sentence, and nothing is left behind. */
class BrokenClipsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aClipWhoseIndexWasNeverWrittenIsUnfinished() throws Exception {
        byte[] whole = Files.readAllBytes(Films.clip(folder, "whole.MOV", 2, true));
        byte[] half = Arrays.copyOf(whole, Films.indexOf(whole, "moov"));
        // The camera counts the media box's length only when it stops.
        byte[] open = half.clone();
        int media = Films.indexOf(Arrays.copyOf(open, 64), "mdat");
        ByteBuffer.wrap(open).putInt(media, 0);
        byte[] wrong = half.clone();
        ByteBuffer.wrap(wrong).putInt(media, 0x7fffffff);

        assertFault(ConversionFault.UNFINISHED, half);
        assertFault(ConversionFault.UNFINISHED, open);
        assertFault(ConversionFault.UNFINISHED, wrong);
        assertFault(ConversionFault.UNFINISHED, Arrays.copyOf(whole, whole.length - 100));
    }

    @Test
    void aFilmThatIsCutOffIsTold() throws Exception {
        Path clip = Films.clip(folder, "whole.MOV", 2, true);
        Path film = folder.resolve("film.mp4");
        Converter.convert(ConversionJob.of(clip, film), _ -> {});
        byte[] whole = Files.readAllBytes(film);

        assertFault(ConversionFault.CUT_OFF, Arrays.copyOf(whole, whole.length * 2 / 3));
    }

    @Test
    void aClipWhoseMediaIsMissingAlthoughTheBoxesFitIsDamaged() throws Exception {
        byte[] whole = Files.readAllBytes(Films.clip(folder, "whole.MOV", 2, true));
        int index = Films.indexOf(whole, "moov");
        int media = Films.indexOf(Arrays.copyOf(whole, 64), "mdat");
        int kept = (index - media) / 2;
        byte[] less = new byte[media + kept + whole.length - index];
        System.arraycopy(whole, 0, less, 0, media + kept);
        System.arraycopy(whole, index, less, media + kept, whole.length - index);
        ByteBuffer.wrap(less).putInt(media, kept);

        assertThatThrownBy(() -> convert(write(less)))
                .isInstanceOfSatisfying(
                        ConversionException.class,
                        refused -> assertThat(refused.fault()).isIn(ConversionFault.DAMAGED, ConversionFault.CUT_OFF));
    }

    @Test
    void whatIsNoClipAtAllIsTold() throws Exception {
        byte[] noise = new byte[100_000];
        SplittableRandom random = new SplittableRandom(5);
        random.nextBytes(noise);

        assertFault(ConversionFault.EMPTY, new byte[0]);
        assertFault(ConversionFault.NO_CLIP, noise);
        assertFault(ConversionFault.NO_CLIP, "<html>Page Not found</html>".getBytes(StandardCharsets.UTF_8));
        assertFault(ConversionFault.NO_CLIP, playlist());
    }

    /** A list that would lead FFmpeg's own program to other files. */
    private static byte[] playlist() {
        return "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n".getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anIndexWithoutTracksHoldsNoPicture() throws Exception {
        byte[] whole = Files.readAllBytes(Films.clip(folder, "whole.MOV", 1, true));
        int index = Films.indexOf(whole, "moov");
        int header = ByteBuffer.wrap(whole).getInt(index + 8);
        byte[] bare = Arrays.copyOf(whole, index + 8 + header);
        ByteBuffer.wrap(bare).putInt(index, 8 + header);

        assertFault(ConversionFault.NO_PICTURE, bare);
    }

    @Test
    void hugeNumbersInTheIndexTakeNeitherMemoryNorTime() throws Exception {
        Path clip = Films.clip(folder, "whole.MOV", 1, true);
        byte[] whole = Files.readAllBytes(clip);
        Path film = folder.resolve("film-of-broken.mp4");
        int refused = 0;
        for (String table : List.of("stsz", "stco", "stts", "stsc")) {
            byte[] lies = whole.clone();
            int at = Films.indexOf(lies, table);
            ByteBuffer.wrap(lies).putInt(at + (table.equals("stsz") ? 16 : 12), 0x7ffffff0);
            try {
                convert(write(lies));
                // Where only as many entries are read as there are, nothing is lost.
                assertThat(Films.content(film).fingerprint())
                        .isEqualTo(Films.content(clip).fingerprint());
                Files.delete(film);
            } catch (ConversionException e) {
                refused++;
            }
            assertThat(SideFile.beside(film)).doesNotExist();
        }
        assertThat(refused).isPositive();
    }

    @Test
    void placesWhereNoFilmCanStandAreToldBeforeAnythingIsWritten() throws Exception {
        Path clip = Films.clip(folder, "whole.MOV", 1, true);
        Path there = Files.writeString(folder.resolve("there.mp4"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), clip);

        assertFault(ConversionFault.OUTPUT_EXISTS, clip, there);
        assertFault(ConversionFault.OUTPUT_IS_INPUT, clip, clip);
        assertFault(ConversionFault.OUTPUT_IS_INPUT, clip, folder.resolve("./x/../whole.MOV"));
        assertFault(ConversionFault.OUTPUT_IS_INPUT, clip, link);
        assertFault(ConversionFault.OUTPUT_FOLDER, clip, folder.resolve("no/film.mp4"));
        assertFault(ConversionFault.MISSING, folder.resolve("gone.MOV"), folder.resolve("film.mp4"));
        assertFault(ConversionFault.UNREADABLE, folder, folder.resolve("film.mp4"));

        assertThat(there).hasContent("precious");
        assertThat(Films.content(clip).pictures()).isEqualTo(30);
    }

    @Test
    void aFilmThatAnotherConversionWritesIsLeftToIt() throws Exception {
        Path clip = Films.clip(folder, "whole.MOV", 1, true);
        Path film = folder.resolve("film.mp4");
        try (SideFile busy = SideFile.create(film)) {
            busy.channel().write(ByteBuffer.wrap(new byte[10]));

            assertFault(ConversionFault.OUTPUT_BUSY, clip, film);

            assertThat(SideFile.beside(film)).hasSize(10);
        }
        assertThat(SideFile.beside(film)).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(ConversionFault.class)
    void everyFaultHasASentenceAndAnAdvice(ConversionFault fault) {
        List<String> about = List.of("one.MOV", "two.MOV", "7").subList(0, fault.wanted());

        DeviceException failure = fault.failure(about);

        String sentence = failure.sentence().in(Locale.ENGLISH);
        assertThat(about).allMatch(sentence::contains);
        assertThat(sentence).endsWith(".").doesNotContain("{").doesNotStartWith("fault.");
        assertThat(failure.advice().in(Locale.ENGLISH)).endsWith(".").doesNotStartWith("fault.");
        assertThat(failure instanceof DeviceException.StorageFull).isEqualTo(fault == ConversionFault.DISK_FULL);
    }

    private void assertFault(ConversionFault fault, byte[] content) throws IOException {
        Path clip = write(content);
        assertFault(fault, clip, folder.resolve("film-of-broken.mp4"));
        assertThat(clip).hasBinaryContent(content);
        assertThat(folder.resolve("film-of-broken.mp4")).doesNotExist();
    }

    private static void assertFault(ConversionFault fault, Path clip, Path output) {
        assertThatThrownBy(() -> Converter.convert(ConversionJob.of(clip, output), _ -> {}))
                .isInstanceOfSatisfying(
                        ConversionException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("broken.MOV"), content);
    }

    private void convert(Path clip) throws ConversionException, InterruptedException {
        Converter.convert(
                new ConversionJob(
                        List.of(clip),
                        folder.resolve("film-of-broken.mp4"),
                        ConversionJob.Sound.AAC,
                        OptionalInt.empty()),
                _ -> {});
    }
}
