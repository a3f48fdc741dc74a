// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureExtentTest {
    @Test
    void aPictureThatClaimsToBeHugeIsNotDecoded() {
        byte[] small = {-1, -40, -1, -32, 0, 4, 1, 2, -1, -64, 0, 17, 8, 0, 90, 0, (byte) 160, 3, 1, 0x22, 0, 2, 0x11, 1
        };
        byte[] huge = small.clone();
        huge[13] = (byte) 0xFF;

        assertThat(PictureExtent.small(small)).isTrue();
        assertThat(PictureExtent.small(huge)).isFalse();
        assertThat(PictureExtent.small(new byte[0])).isFalse();
        assertThat(PictureExtent.small(new byte[] {-1, -40, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}))
                .isFalse();
        assertThat(PictureExtent.small(new byte[] {-1, -40, -1, -32, 0, 0, 0, 0, 0, 0, 0, 0}))
                .isFalse();
    }
}
