// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/** Whatever a server says, the parsers answer with a bounded value or with null. */
class RtspParsersFuzz {
    @FuzzTest
    void head(byte @NotNull [] bytes) {
        RtspHead head = RtspHead.parse(ByteBuffer.wrap(bytes));
        if (head != null) {
            assertThat(head.headers()).hasSizeLessThanOrEqualTo(RtspHead.MOST_HEADERS);
            assertThat(head.status().orElse(200)).isBetween(0, 999);
            assertThat(head.number("CSeq").orElse(0)).isNotNegative();
        }
    }

    @FuzzTest
    void description(byte @NotNull [] bytes) {
        SessionDescription description = SessionDescription.parse(ByteBuffer.wrap(bytes));
        if (description != null) {
            assertThat(description.media()).allSatisfy(media -> {
                assertThat(media.port()).isBetween(0, 65535);
                assertThat(media.clockRate()).isPositive();
                assertThat(media.channels()).isPositive();
                assertThat(media.payloadType()).isBetween(-1, 127);
            });
        }
    }

    @FuzzTest
    void transport(@NotNull String header) {
        RtspTransport transport = RtspTransport.parse(header);
        if (transport != null && transport.server().isPresent()) {
            assertThat(transport.server().get().packets()).isBetween(1, 65535);
            assertThat(transport.server().get().reports()).isBetween(1, 65535);
        }
    }

    @FuzzTest
    void address(@NotNull String reference) {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        OwnServer server = new OwnServer("127.0.0.1", loopback, 8554, loopback);
        try {
            String whole = server.resolve("rtsp://127.0.0.1:8554/live/", reference);
            assertThat(whole).startsWithIgnoringCase("rtsp://").doesNotContain(" ", "\r", "\n");
            assertThat(java.net.URI.create(whole).getHost()).isEqualTo("127.0.0.1");
            assertThat(java.net.URI.create(whole).getPort()).isEqualTo(8554);
        } catch (ForeignAddressException e) {
            assertThat(e.named(UnaryOperator.identity())).hasSizeLessThanOrEqualTo(81);
        }
    }
}
