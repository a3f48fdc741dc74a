// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;

/** Whatever a camera calls a JPEG is looked at within its bounds. */
class JpegHeadFuzz {
    @FuzzTest
    void head(byte @NotNull [] bytes) {
        ByteBuffer picture = ByteBuffer.wrap(bytes);
        JpegHead.of(picture).ifPresent(head -> {
            assertThat(head.width()).isBetween(1, 65_535);
            assertThat(head.height()).isBetween(1, 65_535);
            assertThat(head.scan()).isBetween(4, bytes.length - 4);
        });
        assertThat(picture.remaining()).isEqualTo(bytes.length);
        int more = HuffmanTables.complete(picture).remaining() - bytes.length;
        assertThat(more).isIn(0, 420);
    }
}
