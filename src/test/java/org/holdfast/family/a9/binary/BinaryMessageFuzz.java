// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import org.holdfast.family.a9.command.Networks;

/** No bytes from a camera do more than be read or be dropped. */
class BinaryMessageFuzz {
    @FuzzTest
    void anyPacketIsReadOrDropped(byte @NotNull [] bytes) {
        BinaryMessage.read(ByteBuffer.wrap(bytes), message -> {
            assertThat(message.command()).isBetween(0, 0xffff);
            assertThat(message.payload().length).isLessThan(bytes.length);
        });
    }

    @FuzzTest
    void anyPayloadIsAStatusOrAScanOfBoundedSize(byte @NotNull [] payload) {
        BinaryStatus.read(payload)
                .ifPresent(status -> assertThat(status.version()).matches("[0-9.]{7,15}"));
        for (int count : new int[] {payload.length, Integer.MAX_VALUE, -1}) {
            BinaryScan scan = BinaryScan.read(count, payload);
            assertThat(scan.networks()).hasSizeLessThanOrEqualTo(Networks.MOST).allSatisfy(network -> {
                assertThat(network.ssid().length()).isBetween(1, 64);
                assertThat(network.dBm().orElse(-1)).isBetween(-128, -1);
            });
        }
    }
}
