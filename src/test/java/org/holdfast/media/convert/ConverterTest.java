// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films out of whole clips: what is kept, what is made, what is proven. */
class ConverterTest {
    @TempDir
    Path folder = Path.of("");

    private Path output = Path.of("");

    @BeforeEach
    void nameTheFilm() {
        output = folder.resolve("film.mp4");
    }

    @Test
    void thePictureIsTheSameTheSoundIsAacAndTheIndexIsInFront() throws Exception {
        Path clip = Films.clip(folder, "2026_1121_101457_001.MOV", 3, true);
        Files.setLastModifiedTime(clip, FileTime.from(Instant.parse("2026-11-21T10:15:00Z")));
        List<Double> told = new ArrayList<>();

        Converter.Outcome outcome = Converter.convert(ConversionJob.of(clip, output), told::add);

        assertThat(outcome).isEqualTo(new Converter.Outcome(Files.size(output), Duration.ofSeconds(3), true));
        Films.Content before = Films.content(clip);
        Films.Content after = Films.content(output);
        assertThat(after.pictures()).isEqualTo(90);
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.picture()).isEqualTo(avcodec.AV_CODEC_ID_H264);
        assertThat(after.sound()).isEqualTo(avcodec.AV_CODEC_ID_AAC);
        assertThat(after.soundMicros()).isBetween(2_967_000L, 3_033_000L);
        assertThat(Films.boxes(output)).startsWith("ftyp", "moov").endsWith("mdat");
        assertThat(Files.getLastModifiedTime(output)).isEqualTo(Files.getLastModifiedTime(clip));
        assertThat(told).isSorted().last().isEqualTo(1.0);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(SideFile.ENDING));
    }

    @Test
    void whatTheCameraSaidOfItselfAndOfTheTimeIsKept() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 1, true);

        Converter.convert(ConversionJob.of(clip, output), _ -> {});

        try (ClipInput film = ClipInput.open(output, true)) {
            assertThat(film.fact("creation_time").orElseThrow()).startsWith("2026-11-21T10:15:00");
            assertThat(film.fact("make")).contains("NVT-IM");
            assertThat(film.fact("comment")).contains("CarDV-TURNKEY");
        }
    }

    @Test
    void soundBecomesMp2OrNothingWhenThatIsAskedFor() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 2, true);
        Path silent = folder.resolve("silent.mp4");

        Converter.convert(job(ConversionJob.Sound.MP2, OptionalInt.empty(), output, clip), _ -> {});
        Converter.convert(job(ConversionJob.Sound.NONE, OptionalInt.empty(), silent, clip), _ -> {});

        // An MP4 has one number for all layers of MPEG's sound; each frame's second byte tells: 10 is layer II.
        assertThat(Films.content(output).sound()).isIn(avcodec.AV_CODEC_ID_MP2, avcodec.AV_CODEC_ID_MP3);
        assertThat(Films.firstSound(output)[0]).isEqualTo((byte) 0xff);
        assertThat(Films.firstSound(output)[1] >> 1 & 3).isEqualTo(2);
        assertThat(Films.content(output).soundMicros()).isBetween(1_960_000L, 2_040_000L);
        assertThat(Films.content(silent).sound()).isEqualTo(avcodec.AV_CODEC_ID_NONE);
        assertThat(Films.content(silent).fingerprint())
                .isEqualTo(Films.content(clip).fingerprint());
    }

    @Test
    void aClipWithoutSoundBecomesAFilmWithoutSound() throws Exception {
        Path clip = Films.clip(folder, "lapse.MOV", 2, false);

        assertThat(Converter.convert(ConversionJob.of(clip, output), _ -> {}).samePicture())
                .isTrue();

        assertThat(Films.content(output).pictures()).isEqualTo(60);
        assertThat(Films.content(output).sound()).isEqualTo(avcodec.AV_CODEC_ID_NONE);
    }

    @Test
    void aFilmIsConvertedAgainWithItsSoundAsItIs() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 2, true);
        Path again = folder.resolve("again.mp4");

        Converter.convert(ConversionJob.of(clip, output), _ -> {});
        Converter.convert(ConversionJob.of(output, again), _ -> {});

        assertThat(Films.content(again)).isEqualTo(Films.content(output));
    }

    @Test
    void aSmallerCopyHasTheWantedHeightAndNeverMoreThanTheClip() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 2, true);
        Path large = folder.resolve("large.mp4");

        Converter.Outcome outcome =
                Converter.convert(job(ConversionJob.Sound.AAC, OptionalInt.of(180), output, clip), _ -> {});
        Converter.convert(job(ConversionJob.Sound.AAC, OptionalInt.of(1080), large, clip), _ -> {});

        assertThat(outcome.samePicture()).isFalse();
        assertThat(outcome.bytes()).isLessThan(Files.size(clip) / 2);
        assertThat(size(output)).isEqualTo("320x180");
        assertThat(size(large)).isEqualTo("640x360");
        Films.Content content = Films.content(output);
        assertThat(content.pictures()).isEqualTo(60);
        assertThat(content.lengthMicros()).isEqualTo(2_000_000);
        assertThat(content.sound()).isEqualTo(avcodec.AV_CODEC_ID_AAC);
    }

    @Test
    void theBitRateFitsTheSizeAndIsNeverMoreThanTheClips() {
        assertThat(PictureShrinker.bitRate(1280, 720, 30, 16_000_000)).isEqualTo(3_870_720);
        assertThat(PictureShrinker.bitRate(1280, 720, 30, 2_000_000)).isEqualTo(2_000_000);
        assertThat(PictureShrinker.bitRate(160, 90, 30, 0)).isEqualTo(200_000);
    }

    @Test
    void whatAKilledConversionLeftIsCleanedAway() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 1, true);
        Files.writeString(SideFile.beside(output), "half a film");

        Converter.convert(ConversionJob.of(clip, output), _ -> {});

        assertThat(output).exists();
        assertThat(SideFile.beside(output)).doesNotExist();
    }

    @Test
    void anInterruptedConversionLeavesNothing() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 3, true);

        assertThatThrownBy(() -> Converter.convert(ConversionJob.of(clip, output), fraction -> {
                    if (fraction > 0.3) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(folder.toFile().list()).containsExactly("a.MOV");
    }

    @Test
    void aFileThatAppearsMeanwhileIsNotOverwritten() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 2, true);

        assertThatThrownBy(() -> Converter.convert(ConversionJob.of(clip, output), fraction -> {
                    if (fraction > 0.5 && !Files.exists(output)) {
                        write(output);
                    }
                }))
                .isInstanceOfSatisfying(
                        ConversionException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ConversionFault.OUTPUT_EXISTS));

        assertThat(output).hasContent("precious");
        assertThat(SideFile.beside(output)).doesNotExist();
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "precious");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String size(Path file) throws Exception {
        try (ClipInput clip = ClipInput.open(file, false)) {
            return clip.video().codecpar().width() + "x"
                    + clip.video().codecpar().height();
        }
    }

    private static ConversionJob job(ConversionJob.Sound sound, OptionalInt height, Path output, Path... inputs) {
        return new ConversionJob(List.of(inputs), output, sound, height);
    }
}
