// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;

/** Whatever a server asks, the answer is one line that can be sent. */
class LoginChallengeFuzz {
    @FuzzTest
    void theAnswerIsOneLine(@NotNull String header) {
        LoginChallenge.strongest(List.of(header)).ifPresent(challenge -> {
            String answer = challenge.answer("GET", "/", "user", "password");
            assertThat(answer.chars()).allMatch(each -> each >= 0x20 && each < 0x7F);
            assertThat(answer.length()).isLessThan(4096);
        });
    }
}
