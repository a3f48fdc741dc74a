// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;

/** AAC in mode AAC-hbr (RFC 3640, section 3.3.6): 13 bits of size and 3 of index for each unit. */
final class AacDepacketizer implements Depacketizer {
    private static final int SAMPLES = 1024;

    private final UnitSink sink;
    private final Ticks ticks = new Ticks();

    AacDepacketizer(UnitSink sink) {
        this.sink = sink;
    }

    @Override
    public void packet(RtpHeader header, ByteBuffer packet, boolean gap, long arrivedNanos) {
        int start = header.payloadStart();
        int end = start + header.payloadLength();
        if (header.payloadLength() < 4) {
            return;
        }
        int units = Short.toUnsignedInt(packet.getShort(start)) / 16;
        int data = start + 2 + 2 * units;
        long when = ticks.of(header.timestamp());
        for (int i = 0; i < units && data < end; i++) {
            int size = Short.toUnsignedInt(packet.getShort(start + 2 + 2 * i)) >> 3;
            // A unit that does not fit is a fragment of one larger than a packet: rare, and dropped.
            if (size == 0 || data + size > end) {
                return;
            }
            sink.unit(packet.slice(data, size), when + (long) i * SAMPLES, true, gap, arrivedNanos);
            data += size;
        }
    }
}
