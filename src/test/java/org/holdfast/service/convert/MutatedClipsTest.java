// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.device.DeviceException;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.media.convert.Films;
import org.holdfast.media.convert.SideFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clips with bytes turned over or missing, through the real process: a sentence or a film, never a hang. */
class MutatedClipsTest {
    private static final int CLIPS = 24;

    @TempDir
    Path folder = Path.of("");

    @Test
    @Timeout(180)
    void everyMutatedClipEndsInASentenceOrAFilm() throws Exception {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] whole = Files.readAllBytes(Films.clip(folder, "whole.MOV", 2, true));
        int index = Films.indexOf(whole, "moov");
        ChildLauncher real = Children.real(folder.resolve("logs"));
        ChildLauncher impatient = new ChildLauncher(
                real.command(), real.environment(), real.folder(), real.natives(), Duration.ofSeconds(30));
        int films = 0;
        int sentences = 0;
        try (ChildConversions conversions = new ChildConversions(impatient)) {
            for (int i = 0; i < CLIPS; i++) {
                Path clip = Files.write(folder.resolve("mutant.MOV"), mutant(whole, index, i, random));
                Path film = folder.resolve("film" + i + ".mp4");
                try {
                    conversions.convert(ConversionJob.of(clip, film), (_, _) -> {});
                    assertThat(Films.boxes(film)).startsWith("ftyp", "moov");
                    films++;
                } catch (DeviceException e) {
                    assertThat(e.sentence().toString())
                            .as("seed %d, clip %d", seed, i)
                            .endsWith(".");
                    assertThat(film).doesNotExist();
                    sentences++;
                }
                assertThat(SideFile.beside(film)).doesNotExist();
            }
        }
        assertThat(films + sentences).isEqualTo(CLIPS);
        assertThat(sentences).isPositive();
        assertThat(films).isPositive();
    }

    /** Every third is cut; of the others some bytes are turned over, in the index or anywhere. */
    private static byte[] mutant(byte[] whole, int index, int number, SplittableRandom random) {
        if (number % 3 == 0) {
            return Arrays.copyOf(whole, random.nextInt(1, whole.length));
        }
        byte[] mutant = whole.clone();
        int from = number % 3 == 1 ? index : 0;
        for (int i = 0; i < 1 + number; i++) {
            mutant[random.nextInt(from, mutant.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return mutant;
    }
}
