// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;

class RtspWireFuzz {
    private static final Network NOWHERE = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
    private static final Duration LONG = Duration.ofMinutes(1);

    @FuzzTest
    void anyConversationIsCutIntoMessagesAndPacketsOrRefused(byte @NotNull [] bytes) throws IOException {
        try (RtspWire wire = new RtspWire(new Heard(bytes), NOWHERE, "fuzz", UnaryOperator.identity())) {
            RtspWire.Kind kind = wire.next(LONG, LONG);
            while (kind != RtspWire.Kind.END) {
                if (kind == RtspWire.Kind.PACKET) {
                    assertThat(wire.channel()).isBetween(0, 255);
                    assertThat(wire.packet().remaining()).isLessThanOrEqualTo(bytes.length);
                } else {
                    assertThat(wire.body().remaining()).isLessThanOrEqualTo(bytes.length);
                }
                kind = wire.next(LONG, LONG);
            }
        } catch (RtspWire.BadMessageException | EOFException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    /** A connection on which all was said already. */
    private static final class Heard extends Socket {
        private final InputStream in;

        Heard(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public void setSoTimeout(int millis) {
            // Nothing is waited for.
        }
    }
}
