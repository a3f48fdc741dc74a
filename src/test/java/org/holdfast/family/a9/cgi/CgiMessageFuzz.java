// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;

/** No bytes from a camera do more than be read or be dropped. */
class CgiMessageFuzz {
    @FuzzTest
    void anyPacketsAreReadOrDropped(byte @NotNull [] bytes) {
        CgiMessage message = new CgiMessage();
        for (int at = 0; at < bytes.length; at += 61) {
            message.read(ByteBuffer.wrap(bytes, at, Math.min(61, bytes.length - at)), CgiMessageFuzz::bounded);
        }
    }

    @FuzzTest
    void anyTextGivesBoundedValues(@NotNull String text) {
        bounded(CgiReply.read(1, text));
    }

    private static void bounded(CgiReply reply) {
        assertThat(reply.values()).hasSizeLessThanOrEqualTo(CgiReply.MOST_VALUES);
        reply.values().forEach((name, value) -> {
            assertThat(name).isNotEmpty();
            assertThat(value.length()).isLessThanOrEqualTo(CgiReply.LONGEST_VALUE);
            assertThat(value.chars()).noneMatch(each -> each < ' ');
        });
        assertThat(reply.command()).isBetween(0, 0xffff);
    }
}
