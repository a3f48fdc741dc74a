// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import org.holdfast.device.Recording;

class ContainerCheckFuzz {
    @FuzzTest
    void anyBytesAreJudgedAsAFilmAndAsAPicture(byte @NotNull [] bytes) throws IOException {
        for (String name : new String[] {"X.MOV", "X.JPG"}) {
            ContainerCheck.Finding finding = ContainerCheck.look(Recording.Kind.CLIP, name, Content.of(bytes));

            assertThat(finding).isNotEqualTo(ContainerCheck.Finding.OTHER);
            if (bytes.length < 4) {
                assertThat(finding).isNotEqualTo(ContainerCheck.Finding.SOUND);
            }
        }
    }
}
