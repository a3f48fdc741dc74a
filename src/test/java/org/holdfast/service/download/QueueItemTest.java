// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.net.Address;
import org.holdfast.service.Downloads.Wish;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueItemTest {
    @ParameterizedTest
    @EnumSource(SavedDownload.Stage.class)
    void whatWasKeptIsKeptAgainAsItWas(SavedDownload.Stage stage) {
        SavedDownload saved = new SavedDownload(
                7,
                new Device("bike", "sjcam", "SJ4000", "Bike", Address.of("127.0.0.1"), Map.of()),
                new Recording(
                        "/DCIM/MOVIE/A.MOV",
                        Recording.Kind.CLIP,
                        OptionalLong.of(9),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false),
                new Wish(Path.of("films").toAbsolutePath(), false, true),
                LocalDate.of(2026, 11, 21),
                stage,
                Optional.of(Path.of("films", "A.MOV").toAbsolutePath()),
                Optional.of(Path.of("films", "A.mp4").toAbsolutePath()),
                "Words.",
                stage == SavedDownload.Stage.FAILED ? "Advice." : "");

        assertThat(QueueItem.of(saved).saved()).isEqualTo(saved);
    }
}
