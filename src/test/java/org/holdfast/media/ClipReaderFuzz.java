// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.DeviceException;

/** Whatever a clip consists of, reading it ends, with packets of no more than there is or with a sentence. */
class ClipReaderFuzz {
    @FuzzTest
    void clip(byte @NotNull [] bytes) {
        FfmpegEngine.load();
        AVPacket packet = avcodec.av_packet_alloc();
        try (ContainerInput input =
                ContainerInput.open("FILM.MOV", Channels.newChannel(new ByteArrayInputStream(bytes)))) {
            for (int i = 0; i < 1000 && input.read(packet); i++) {
                assertThat(packet.size()).isLessThanOrEqualTo(bytes.length + 1024);
                avcodec.av_packet_unref(packet);
            }
        } catch (DeviceException e) {
            assertThat(e.sentence().toString()).contains("FILM.MOV");
        } finally {
            avcodec.av_packet_free(packet);
        }
    }
}
