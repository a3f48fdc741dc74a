// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;

/** Sound whose payload is the sound itself, behind a fixed head (RFC 3551; RFC 2250 for MPA; RFC 7587 for Opus). */
final class PlainDepacketizer implements Depacketizer {
    private final int head;
    private final UnitSink sink;
    private final Ticks ticks = new Ticks();

    /** @param head bytes before the sound */
    PlainDepacketizer(int head, UnitSink sink) {
        this.head = head;
        this.sink = sink;
    }

    @Override
    public void packet(RtpHeader header, ByteBuffer packet, boolean gap, long arrivedNanos) {
        if (header.payloadLength() > head) {
            ByteBuffer sound = packet.slice(header.payloadStart() + head, header.payloadLength() - head);
            sink.unit(sound, ticks.of(header.timestamp()), true, gap, arrivedNanos);
        }
    }
}
