// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever packets come, the header, the order and the depacketizers stay within them. */
class RtpFuzz {
    @FuzzTest
    void header(byte @NotNull [] bytes) {
        RtpHeader header = new RtpHeader();
        if (header.read(ByteBuffer.wrap(bytes))) {
            assertThat(header.payloadStart()).isBetween(RtpHeader.SHORTEST, bytes.length);
            assertThat(header.payloadStart() + header.payloadLength()).isBetween(header.payloadStart(), bytes.length);
            assertThat(header.sequence()).isBetween(0, 65535);
        }
        assertThat(RtcpReports.saysGoodbye(ByteBuffer.wrap(bytes))).isIn(true, false);
    }

    /** The input is cut into packets by a length byte each; the first byte chooses the codec. */
    @FuzzTest
    void packets(byte @NotNull [] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (!in.hasRemaining()) {
            return;
        }
        List<String> encodings = List.of("H264", "H265", "MPEG4-GENERIC", "PCMU", "MPA");
        String encoding = encodings.get((in.get() & 0xFF) % encodings.size());
        SessionDescription.Media media = new SessionDescription.Media(
                "video", 0, 96, encoding, 90_000, 1, Map.of("mode", "AAC-hbr"), Optional.empty());
        RtpOrder order = new RtpOrder(Depacketizer.of(
                        media,
                        (unit, ticks, key, damaged, arrived) ->
                                assertThat(unit.remaining()).isBetween(1, UnitBuilder.LARGEST))
                .orElseThrow());
        RtpHeader header = new RtpHeader();
        long now = 0;
        while (in.hasRemaining()) {
            int length = Math.min(in.get() & 0xFF, in.remaining());
            ByteBuffer packet = in.slice(in.position(), length);
            in.position(in.position() + length);
            now += 7_000_000;
            if (header.read(packet)) {
                order.accept(header, packet, now);
            }
            order.tick(now);
        }
        assertThat(order.lost()).isNotNegative();
    }
}
