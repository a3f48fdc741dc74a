// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** Whatever one process says to the other, it is a message within bounds, or none. */
class ChildWordsFuzz {
    @FuzzTest
    void messages(@NotNull String line) {
        ChildMessage.read(line).ifPresent(message -> {
            if (message instanceof ChildMessage.Failed failed) {
                assertThat(failed.about()).hasSize(failed.fault().wanted());
                assertThat(failed.about()).allMatch(each -> each.length() <= ChildMessage.LONGEST_VALUE);
            }
            assertThat(ChildMessage.read(message.line())).isPresent();
        });
    }

    @FuzzTest
    void tasks(@NotNull String line) {
        ChildTask.read(line)
                .ifPresent(task -> assertThat(ChildTask.read(task.line())).isPresent());
    }
}
