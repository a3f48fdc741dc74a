// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;

class LoopFileFuzz {
    @FuzzTest
    void anyBytesAreASceneOrRefused(byte @NotNull [] bytes) {
        try {
            EncodedLoop loop = LoopFile.read(new ByteArrayInputStream(bytes));
            assertThat(loop.frames()).isNotEmpty();
            assertThat(loop.rate()).isPositive();
        } catch (IOException refused) {
            assertThat(refused).hasNoCause();
        }
    }
}
