// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.holdfast.device.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stills as files, read back with the JDK's own decoders. */
class StillWriterTest {
    private final StillWriter writer = new StillWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"picture.png, 640, 360, 0", "picture.JPG, 640, 360, 3", "picture.jpeg, 331, 201, 3", "odd.png, 7, 3, 0"
    })
    void writesPngAndJpegByTheEnding(String name, int width, int height, int tolerance) throws Exception {
        Path file = folder.resolve(name);

        writer.write(Pictures.plain(width, height, 0xFF_20_60_C0), file);

        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        int pixel = read.getRGB(width / 2, height / 2);
        assertThat((pixel >> 16) & 0xFF).isBetween(0x20 - tolerance, 0x20 + tolerance);
        assertThat((pixel >> 8) & 0xFF).isBetween(0x60 - tolerance, 0x60 + tolerance);
        assertThat(pixel & 0xFF).isBetween(0xC0 - tolerance, 0xC0 + tolerance);
    }

    @Test
    void savesTheCamerasOwnJpegUnchangedAndReplacesWhatWasThere() throws Exception {
        byte[] own = {1, 2, 3};
        Still plain = Pictures.plain(8, 8, -1);
        Still still = new Still(8, 8, plain.pixels(), Optional.of(ByteBuffer.wrap(own)));
        Path file = Files.createFile(folder.resolve("picture.jpg"));

        writer.write(still, file);

        assertThat(Files.readAllBytes(file)).isEqualTo(own);
        assertThat(still.jpeg().orElseThrow().remaining()).isEqualTo(3);
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() throws Exception {
        Path file = folder.resolve("missing").resolve("picture.png");

        assertThatThrownBy(() -> writer.write(Pictures.plain(8, 8, -1), file))
                .isInstanceOf(DeviceException.Media.class);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
