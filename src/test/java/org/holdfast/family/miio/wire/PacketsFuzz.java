// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;

class PacketsFuzz {
    @FuzzTest
    void anyDatagramIsReadWithinItsBoundsOrRefused(byte @NotNull [] bytes) {
        try (Token token = Vectors.token("00112233445566778899aabbccddeeff");
                PacketCipher cipher = new PacketCipher(token)) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (!Packets.wellFormed(in)) {
                return;
            }
            assertThat(Packets.did(in)).isBetween(0L, Packets.NOBODY);
            assertThat(Packets.stamp(in)).isBetween(0L, Packets.NOBODY);
            Packets.shownToken(in).ifPresent(shown -> assertThat(shown.blank()).isFalse());
            byte[] text = Packets.open(in, cipher);
            if (text != null) {
                assertThat(text.length).isLessThan(bytes.length - Packets.HEADER);
            }
        }
    }

    @FuzzTest
    void anyTextGoesThereAndBack(byte @NotNull [] bytes) {
        if (bytes.length > Packets.LARGEST_TEXT) {
            return;
        }
        try (Token token = Vectors.token("00112233445566778899aabbccddeeff");
                PacketCipher cipher = new PacketCipher(token)) {
            ByteBuffer out = ByteBuffer.allocate(Packets.LARGEST_REQUEST);
            Packets.write(out, 1, 2, bytes, cipher);
            assertThat(Packets.open(out, cipher)).isEqualTo(bytes);
        }
    }
}
