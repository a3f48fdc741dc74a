// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ALawTest {
    @Test
    void everyByteIsTheBestOneForItsSample() {
        for (int code = 0; code < 256; code++) {
            assertThat(ALaw.code((short) ALaw.sample((byte) code))).isEqualTo((byte) code);
        }
        assertThat(ALaw.code((short) 0)).isEqualTo((byte) 0xd5);
        assertThat(ALaw.code(Short.MAX_VALUE)).isEqualTo((byte) 0xaa);
        assertThat(ALaw.code(Short.MIN_VALUE)).isEqualTo((byte) 0x2a);
    }

    @Test
    void noSampleIsFartherOffThanItsStep() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int back = ALaw.sample(ALaw.code((short) sample));

            assertThat(Math.abs(back - sample)).isLessThanOrEqualTo(Math.max(8, Math.abs(sample) / 32 + 1));
        }
    }
}
