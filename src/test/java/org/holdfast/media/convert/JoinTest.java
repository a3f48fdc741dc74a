// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments of a loop recording become one film, others a sentence. */
class JoinTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void segmentsBecomeOneFilmWithoutAStepInTheClock() throws Exception {
        Path first = Films.clip(folder, "2026_1121_101458_001.MOV", 2, true);
        Path second = Films.clip(
                folder, "2026_1121_101500_002.MOV", Duration.ofMillis(1500), true, Films.STOPPED.plusSeconds(2));
        Path third = Films.clip(
                folder, "2026_1121_101502_003.MOV", Duration.ofSeconds(1), true, Films.STOPPED.plusSeconds(3));
        Path film = folder.resolve("film.mp4");

        Converter.Outcome outcome = Converter.convert(job(film, first, second, third), _ -> {});

        assertThat(outcome.samePicture()).isTrue();
        assertThat(outcome.length()).isEqualTo(Duration.ofMillis(4500));
        Films.Content content = Films.content(film);
        assertThat(content.pictures()).isEqualTo(60 + 45 + 30);
        assertThat(content.soundMicros()).isBetween(4_467_000L, 4_533_000L);
        List<Long> steps = steps(film);
        assertThat(steps).hasSize(134).containsOnly(1000L);
        assertThat(List.of(first, second, third)).allMatch(Files::exists);
    }

    @Test
    void clipsThatLieApartAreRefusedWithTheSecondsBetweenThem() throws Exception {
        Path first = Films.clip(folder, "2026_1121_101458_001.MOV", 2, true);
        Path second = Films.clip(
                folder, "2026_1121_101700_002.MOV", Duration.ofSeconds(2), true, Films.STOPPED.plusSeconds(122));

        assertFault(ConversionFault.JOIN_GAP, List.of(name(first), name(second), "120"), first, second);
    }

    @Test
    void clipsInTheWrongOrderAreRefused() throws Exception {
        Path first = Films.clip(folder, "2026_1121_101458_001.MOV", 2, true);
        Path second = Films.clip(
                folder, "2026_1121_101800_002.MOV", Duration.ofSeconds(2), true, Films.STOPPED.plusSeconds(182));

        assertFault(ConversionFault.JOIN_ORDER, List.of(name(second), name(first)), second, first);
    }

    @Test
    void clipsWithAndWithoutSoundDoNotFitUnlessSoundIsLeftOut() throws Exception {
        Path first = Films.clip(folder, "2026_1121_101458_001.MOV", 2, true);
        Path second = Films.clip(
                folder, "2026_1121_101500_002.MOV", Duration.ofSeconds(2), false, Films.STOPPED.plusSeconds(2));
        Path film = folder.resolve("silent.mp4");

        assertFault(ConversionFault.JOIN_SOUND, List.of(name(first), name(second)), first, second);
        Converter.convert(
                new ConversionJob(List.of(first, second), film, ConversionJob.Sound.NONE, OptionalInt.empty()),
                _ -> {});

        assertThat(Films.content(film).pictures()).isEqualTo(120);
    }

    @Test
    void picturesOfAnotherSizeOrEncodedOtherwiseDoNotFit() throws Exception {
        Path first = Films.clip(folder, "2026_1121_101458_001.MOV", 2, false);
        Path second = Films.clip(
                folder, "2026_1121_101500_002.MOV", Duration.ofSeconds(2), false, Films.STOPPED.plusSeconds(2));
        Path small = folder.resolve("2026_1121_101500_003.mp4");
        byte[] other = Files.readAllBytes(second);
        // The level in the parameter sets.
        other[Films.indexOf(other, "avcC") + 11]++;
        Path otherwise = Files.write(folder.resolve("2026_1121_101500_004.MOV"), other);
        Converter.convert(smaller(second, small, 180), _ -> {});

        assertFault(ConversionFault.JOIN_SIZE, List.of(name(first), name(small)), first, small);
        assertFault(ConversionFault.JOIN_PICTURE, List.of(name(first), name(otherwise)), first, otherwise);
    }

    @Test
    void aSmallerCopyOfSeveralSegmentsIsOneFilmToo() throws Exception {
        Path first = Films.clip(folder, "2026_1121_101458_001.MOV", 2, true);
        Path second = Films.clip(
                folder, "2026_1121_101500_002.MOV", Duration.ofSeconds(2), true, Films.STOPPED.plusSeconds(2));
        Path film = folder.resolve("film.mp4");

        Converter.convert(
                new ConversionJob(List.of(first, second), film, ConversionJob.Sound.AAC, OptionalInt.of(180)), _ -> {});

        assertThat(Films.content(film).pictures()).isEqualTo(120);
        assertThat(steps(film)).hasSize(119).containsOnly(1000L);
    }

    @Test
    void namesAndFactsTellTheTime() {
        assertThat(ClipTime.inName("2026_1121_101500_001.MOV")).contains(LocalDateTime.of(2026, 11, 21, 10, 15, 0));
        assertThat(ClipTime.inName("20261121_101500.mp4")).contains(LocalDateTime.of(2026, 11, 21, 10, 15, 0));
        assertThat(ClipTime.inName("2026_1321_101500_001.MOV")).isEmpty();
        assertThat(ClipTime.inName("holiday.mov")).isEmpty();
        assertThat(ClipTime.inFacts("2026-11-21T10:15:00.000000Z")).contains(Films.STOPPED);
        assertThat(ClipTime.inFacts("1904-01-01T00:00:00Z")).isEmpty();
        assertThat(ClipTime.inFacts("yesterday")).isEmpty();
    }

    @Test
    void theTimeInAFileMayBeItsEndOrItsBeginning() {
        Duration minute = Duration.ofMinutes(1);
        ClipTime ended = new ClipTime(Optional.empty(), Optional.of(Films.STOPPED), minute.multipliedBy(3));
        ClipTime after = new ClipTime(Optional.empty(), Optional.of(Films.STOPPED.plusMinutes(1)), minute);
        ClipTime begun = new ClipTime(Optional.empty(), Optional.of(Films.STOPPED.plusMinutes(3)), minute);

        assertThat(ended.gapTo(after)).contains(Duration.ZERO);
        assertThat(ended.gapTo(begun)).contains(Duration.ZERO);
        assertThat(ended.gapTo(new ClipTime(Optional.empty(), Optional.empty(), minute)))
                .isEmpty();
    }

    private void assertFault(ConversionFault fault, List<String> about, Path... clips) {
        Path film = folder.resolve("refused.mp4");
        assertThatThrownBy(() -> Converter.convert(job(film, clips), _ -> {}))
                .isInstanceOfSatisfying(ConversionException.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(fault);
                    assertThat(refused.about()).isEqualTo(about);
                });
        assertThat(film).doesNotExist();
    }

    /** The times between one picture and the next, in ticks. */
    private static List<Long> steps(Path film) throws Exception {
        List<Long> steps = new ArrayList<>();
        AVPacket packet = avcodec.av_packet_alloc();
        try (ClipInput clip = ClipInput.open(film, false)) {
            long last = -1;
            while (clip.read(packet)) {
                if (last >= 0) {
                    steps.add(packet.pts() - last);
                }
                last = packet.pts();
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
        return steps;
    }

    private static ConversionJob smaller(Path clip, Path output, int height) {
        return new ConversionJob(List.of(clip), output, ConversionJob.Sound.NONE, OptionalInt.of(height));
    }

    private static ConversionJob job(Path output, Path... clips) {
        return new ConversionJob(List.of(clips), output, ConversionJob.Sound.AAC, OptionalInt.empty());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
