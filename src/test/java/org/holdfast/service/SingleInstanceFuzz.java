// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;

class SingleInstanceFuzz {
    private static final String FRONT = "holdfast: come to front\n";

    @FuzzTest
    void onlyTheOneMessageIsHeeded(byte @NotNull [] bytes) throws IOException {
        boolean heeded =
                SingleInstance.expect(Channels.newChannel(new ByteArrayInputStream(bytes)), FRONT.getBytes(US_ASCII));

        assertThat(heeded).isEqualTo(new String(bytes, US_ASCII).startsWith(FRONT));
    }
}
