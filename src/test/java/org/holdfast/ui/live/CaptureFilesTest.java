// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatIsThereIsNeverChosen() throws Exception {
        CaptureFiles files = new CaptureFiles(
                () -> folder.resolve("new"), Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC));
        Path first = files.next(LiveStage.BIKE, "png");
        Files.createFile(first);

        Path second = files.next(LiveStage.BIKE, "png");

        assertThat(first.getFileName().toString())
                .startsWith("Bike camera 2026-11-21 ")
                .endsWith(".png");
        assertThat(second.getFileName().toString()).endsWith(" 2.png");
    }

    @Test
    void aNameFromOutsideCannotLeaveTheFolder() {
        assertThat(CaptureFiles.plain("../../etc/passwd")).isEqualTo("etc passwd");
        assertThat(CaptureFiles.plain("\0\n/")).isEqualTo("Camera");
        assertThat(CaptureFiles.plain("Žluťoučký kůň")).isEqualTo("Žluťoučký kůň");
        assertThat(CaptureFiles.plain("x".repeat(500))).hasSize(60);
    }
}
