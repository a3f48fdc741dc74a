// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

class RedactorFuzz {
    private static final String SECRET = "learnt-secret-77";

    @FuzzTest
    void noLineShowsWhatWasLearnt(@NotNull String line) {
        Redactor redactor = new Redactor("/home/ada");
        redactor.learn(SECRET.toCharArray());

        assertThat(redactor.redact(line + SECRET + line)).doesNotContain(SECRET);
    }
}
