// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

class AskedTransportFuzz {
    @FuzzTest
    void anyHeaderIsAUsableTransportOrRefused(@NotNull String header) {
        AskedTransport.parse(header).ifPresent(asked -> {
            switch (asked) {
                case AskedTransport.Interleaved(int channel) -> {
                    assertThat(channel).isBetween(0, 254);
                    assertThat(channel % 2).isZero();
                }
                case AskedTransport.Datagrams(int media, int reports) -> {
                    assertThat(media).isBetween(1, 65535);
                    assertThat(reports).isBetween(1, 65535);
                }
            }
        });
    }
}
