// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Whatever stands in a file or its name, what is read of it in Java is read within its bounds. */
class ClipReadersFuzz {
    @FuzzTest
    void boxes(byte @NotNull [] bytes) throws IOException {
        Path file = Files.createTempFile("boxes", ".mov");
        try {
            Files.write(file, bytes);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                BoxLayout layout = BoxLayout.of(channel);

                assertThat(layout.boxes() || !layout.unfinished()).isTrue();
            }
        } finally {
            Files.delete(file);
        }
    }

    @FuzzTest
    void names(@NotNull String name) {
        ClipTime.inName(name).ifPresent(time -> assertThat(name).contains("%04d".formatted(time.getYear())));
        ClipTime.inFacts(name).ifPresent(time -> assertThat(time.getYear()).isBetween(2000, 2200));
    }

    @FuzzTest
    void units(byte @NotNull [] bytes) {
        for (boolean hevc : new boolean[] {false, true}) {
            List<ByteBuffer> started = PictureUnits.ofStartCodes(ByteBuffer.wrap(bytes));
            List<ByteBuffer> counted = PictureUnits.ofLengths(ByteBuffer.wrap(bytes));

            assertThat(PictureUnits.pictures(started, hevc).length).isLessThanOrEqualTo(2 * bytes.length);
            assertThat(counted.stream().mapToInt(ByteBuffer::remaining).sum()).isLessThanOrEqualTo(bytes.length);
        }
    }
}
