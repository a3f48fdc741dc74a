// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.media.convert.Films;
import org.holdfast.media.convert.SideFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The converting process, killed at moments of its life: one by chance in each of as many parts as there are kills. */
class KilledConversionTest {
    private static final int KILLS = 50;

    @TempDir
    Path folder = Path.of("");

    @Test
    @Timeout(300)
    void noOriginalIsLostAndNoHalfFilmStandsUnderItsName() throws Exception {
        long seed = 20261121;
        SplittableRandom random = new SplittableRandom(seed);
        Path clip = Films.clip(folder, "clip.MOV", 20, true);
        String original = digest(clip);
        long life = life(clip);
        long whole = 0;
        int halves = 0;
        for (int i = 0; i < KILLS; i++) {
            Path film = folder.resolve("film" + (i % 2) + ".mp4");
            killAfter(moment(i, life, random), clip, film);
            if (Files.exists(film)) {
                long size = Files.size(film);
                assertThat(whole == 0 || size == whole)
                        .as("seed %d, kill %d", seed, i)
                        .isTrue();
                whole = size;
                assertThat(Films.boxes(film)).startsWith("ftyp", "moov").endsWith("mdat");
                Files.delete(film);
            }
            halves += Files.exists(SideFile.beside(film)) ? 1 : 0;
            assertThat(digest(clip)).isEqualTo(original);
        }
        assertThat(halves).as("kills in the middle of writing").isPositive();

        for (int i = 0; i < 2; i++) {
            Path film = folder.resolve("film" + i + ".mp4");
            try (ChildConversions conversions = new ChildConversions(Children.real(folder.resolve("logs")))) {
                assertThat(conversions
                                .convert(ConversionJob.of(clip, film), (_, _) -> {})
                                .samePicture())
                        .isTrue();
            }
            assertThat(SideFile.beside(film)).doesNotExist();
        }
        assertThat(digest(clip)).isEqualTo(original);
    }

    /** The first quarter is Java's own beginning. */
    private static long moment(int kill, long life, SplittableRandom random) {
        long from = life / 4;
        return from + (kill * 1000L + random.nextLong(1000)) * (life - from) / (KILLS * 1000L);
    }

    /** How long one takes here and now, in milliseconds. */
    private long life(Path clip) throws IOException, InterruptedException {
        Path film = folder.resolve("measured.mp4");
        long began = System.nanoTime();
        killAfter(SECONDS.toMillis(60), clip, film);
        assertThat(film).exists();
        return Math.max(100, (System.nanoTime() - began) / 1_000_000);
    }

    private void killAfter(long millis, Path clip, Path film) throws IOException, InterruptedException {
        Process child = Children.real(folder.resolve("logs")).start();
        try {
            ChildTask task = new ChildTask(ConversionJob.of(clip, film), Optional.empty());
            child.getOutputStream().write((task.line() + "\n").getBytes(StandardCharsets.UTF_8));
            child.getOutputStream().flush();
            child.waitFor(millis, MILLISECONDS);
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(20, SECONDS)).isTrue();
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
