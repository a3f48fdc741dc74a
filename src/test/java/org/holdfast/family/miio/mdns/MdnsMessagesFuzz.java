// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.InetAddress;
import java.nio.ByteBuffer;

class MdnsMessagesFuzz {
    @FuzzTest
    void anyDatagramIsReadWithinItsBounds(byte @NotNull [] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);

        for (String each : MdnsMessages.instances(in)) {
            assertThat(each.length()).isLessThanOrEqualTo(63);
            Announcement.of(each, InetAddress.getLoopbackAddress()).ifPresent(announcement -> {
                assertThat(announcement.did()).isBetween(1L, 0xffff_fffeL);
                assertThat(announcement.model()).matches("[a-z0-9_.]+");
            });
        }
        assertThat(in.position()).isZero();
    }
}
