// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneTest {
    @ParameterizedTest
    @CsvSource({"640,360", "640,480", "320,240", "1920,1080"})
    void everyPictureCarriesItsNumber(int width, int height) {
        Scene scene = new Scene(width, height);
        try (Arena arena = Arena.ofConfined()) {
            for (int number : new int[] {0, 1, 85, 170, 299}) {
                assertThat(FrameNumber.read(bgra(arena, scene.draw(number)), width, height))
                        .hasValue(number);
            }
        }
    }

    @Test
    void aPictureWithoutANumberIsNotReadAsOne() {
        SplittableRandom random = new SplittableRandom(7);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment noise = arena.allocate(4L * 640 * 360);
            assertThat(FrameNumber.read(noise, 640, 360)).isEmpty();
            int read = 0;
            for (int i = 0; i < 50; i++) {
                for (long at = 0; at < noise.byteSize(); at++) {
                    noise.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt());
                }
                read += FrameNumber.read(noise, 640, 360).isPresent() ? 1 : 0;
            }
            assertThat(read).isLessThan(5);
            assertThat(FrameNumber.read(noise, 1920, 1080)).isEmpty();
            assertThat(FrameNumber.read(noise, 10, 10)).isEmpty();
        }
    }

    @Test
    void thePictureDependsOnItsNumberAlone() {
        byte[] once = new Scene(320, 240).draw(40).rgb().clone();
        Scene scene = new Scene(320, 240);
        scene.draw(12);

        assertThat(scene.draw(40).rgb()).isEqualTo(once);
        assertThat(scene.draw(41).rgb()).isNotEqualTo(once);
    }

    @Test
    void theEndGoesOverIntoTheBeginningWithoutAJump() {
        Scene scene = new Scene(320, 240);
        byte[] first = Arrays.copyOf(scene.draw(0).rgb(), 320 * 180 * 3);
        byte[] second = Arrays.copyOf(scene.draw(1).rgb(), first.length);
        byte[] last = Arrays.copyOf(scene.draw(Scene.FRAMES - 1).rgb(), first.length);

        assertThat(difference(last, first)).isLessThan(2 * difference(first, second) + 1);
    }

    @Test
    void theSceneIsEncodedOnceAndThenReadBackUnlessItIsDamaged(@TempDir Path folder) throws IOException {
        EncodedLoop made = new SceneStore(folder).jpegs(320, 240);
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }

        EncodedLoop read = LoopFile.read(file);
        assertThat(read.frames()).hasSize(made.frames().size());
        assertThat(read.frames().getLast().data())
                .isEqualTo(made.frames().getLast().data());

        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));
        assertThat(new SceneStore(folder).jpegs(320, 240).frames()).hasSize(150);
        assertThat(LoopFile.read(file).frames()).hasSize(150);
    }

    @Test
    void aCameraThatTurnsSeesAnotherPartAndItsNumberStays() {
        View ahead = View.ahead(320, 240);
        byte[] right = new Lens(320, 240)
                .draw(new View(320, 240, 100, 0, false, false, 0, false), 40)
                .rgb()
                .clone();
        byte[] there = new Lens(320, 240).draw(ahead, 40).rgb().clone();

        // To the far right is a quarter of the picture's width: what was there is that far to the left now.
        int row = 200;
        for (int x = 0; x < 240; x++) {
            assertThat(right[(row * 320 + x) * 3]).isEqualTo(there[(row * 320 + x + 80) * 3]);
        }
        try (Arena arena = Arena.ofConfined()) {
            View upsideDown = new View(320, 240, -30, 20, true, true, 60, true);
            Picture turned = new Lens(320, 240).draw(upsideDown, 41);
            assertThat(FrameNumber.read(bgra(arena, turned), 320, 240)).hasValue(41);
        }
    }

    @Test
    void aMirroredPictureIsTheOtherWayRoundAndALampBrightensIt() {
        byte[] there = new Lens(320, 240).draw(View.ahead(320, 240), 7).rgb().clone();
        byte[] mirrored = new Lens(320, 240)
                .draw(new View(320, 240, 0, 0, true, false, 0, false), 7)
                .rgb()
                .clone();
        byte[] flipped = new Lens(320, 240)
                .draw(new View(320, 240, 0, 0, false, true, 0, false), 7)
                .rgb()
                .clone();
        byte[] lit = new Lens(320, 240)
                .draw(new View(320, 240, 0, 0, false, false, 40, false), 7)
                .rgb()
                .clone();

        int row = 150;
        long darker = 0;
        for (int x = 0; x < 320; x++) {
            assertThat(mirrored[(row * 320 + x) * 3]).isEqualTo(there[(row * 320 + 319 - x) * 3]);
            assertThat(flipped[(row * 320 + x) * 3]).isEqualTo(there[((239 - row) * 320 + x) * 3]);
            darker += (lit[(row * 320 + x) * 3] & 0xff) <= (there[(row * 320 + x) * 3] & 0xff) ? 1 : 0;
        }
        assertThat(darker).isZero();
    }

    private static long difference(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
        }
        return sum;
    }

    private static MemorySegment bgra(Arena arena, Picture picture) {
        byte[] rgb = picture.rgb();
        MemorySegment bgra = arena.allocate(rgb.length / 3 * 4L);
        for (int i = 0; i < rgb.length / 3; i++) {
            bgra.set(ValueLayout.JAVA_BYTE, 4L * i, rgb[3 * i + 2]);
            bgra.set(ValueLayout.JAVA_BYTE, 4L * i + 1, rgb[3 * i + 1]);
            bgra.set(ValueLayout.JAVA_BYTE, 4L * i + 2, rgb[3 * i]);
            bgra.set(ValueLayout.JAVA_BYTE, 4L * i + 3, (byte) -1);
        }
        return bgra;
    }
}
