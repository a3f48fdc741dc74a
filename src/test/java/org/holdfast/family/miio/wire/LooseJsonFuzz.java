// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import org.holdfast.family.miio.wire.LooseJson.Reading;

class LooseJsonFuzz {
    @FuzzTest
    void anyTextIsReadOrRefused(byte @NotNull [] bytes) {
        if (LooseJson.read(bytes) instanceof Reading.Sound sound) {
            assertThat(sound.object().size()).isLessThanOrEqualTo(bytes.length);
            assertThat(LooseJson.read(sound.object().toString().getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Reading.Sound.class);
            Reply reply = Reply.of(sound.object());
            if (reply.answer() instanceof Answer.Failure failure) {
                assertThat(failure.message().length()).isLessThanOrEqualTo(Reply.LONGEST_WORDS);
                assertThat(ErrorCode.meaning(failure).toString()).isNotBlank();
            } else if (reply.answer() instanceof Answer.Result result) {
                result.succeeded();
            }
        }
    }
}
