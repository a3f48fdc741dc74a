// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.global.avcodec;

/** Whatever comes over HTTP or stands in a picture, it is taken apart within its bounds. */
class MultipartReaderFuzz {
    @FuzzTest
    void parts(byte @NotNull [] bytes) throws IOException {
        MultipartReader reader = new MultipartReader(new ByteArrayInputStream(bytes), "b");
        try {
            ByteBuffer part = reader.next();
            for (int i = 0; part != null && i < 1000; i++) {
                assertThat(part.remaining()).isLessThanOrEqualTo(bytes.length);
                part = reader.next();
            }
        } catch (MultipartReader.MalformedPartException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }

    @FuzzTest
    void boundary(@NotNull String contentType) {
        String boundary = MultipartReader.boundary(contentType);
        if (boundary != null) {
            assertThat(boundary).hasSizeLessThanOrEqualTo(200).doesNotStartWith("-");
        }
    }

    @FuzzTest
    void parameterSets(byte @NotNull [] bytes) {
        for (int codec : new int[] {avcodec.AV_CODEC_ID_H264, avcodec.AV_CODEC_ID_HEVC}) {
            ParameterSets sets = ParameterSets.find(codec, ByteBuffer.wrap(bytes));

            assertThat(sets.bytes().length).isLessThanOrEqualTo(2 * bytes.length + 4);
        }
    }
}
