// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyClipsTest {
    /** JavaCPP has room for ten callbacks of a kind. */
    private static final int MANY = 12;

    @TempDir
    private Path folder;

    @Test
    void moreThanTenClipsAreReadAtOnce() throws Exception {
        Path clip = Clips.h264(folder, 64, 48, 5);
        List<FileChannel> channels = new ArrayList<>();
        List<ContainerInput> inputs = new ArrayList<>();
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            for (int i = 0; i < MANY; i++) {
                channels.add(FileChannel.open(clip));
                inputs.add(ContainerInput.open("clip.mp4", channels.getLast()));
            }
            for (int picture = 0; picture < 5; picture++) {
                for (ContainerInput each : inputs) {
                    assertThat(each.read(packet)).isTrue();
                    assertThat(each.stamp(packet, 90_000)).isEqualTo(picture * 3000L);
                    avcodec.av_packet_unref(packet);
                }
            }
            for (ContainerInput each : inputs) {
                assertThat(each.read(packet)).isFalse();
                assertThat(each.failure()).isEmpty();
                assertThat(each.bytes()).isGreaterThanOrEqualTo(Files.size(clip));
            }
        } finally {
            avcodec.av_packet_free(packet);
            inputs.forEach(ContainerInput::close);
            for (FileChannel each : channels) {
                each.close();
            }
        }
    }
}
