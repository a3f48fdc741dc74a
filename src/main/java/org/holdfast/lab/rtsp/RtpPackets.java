// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Cuts H.264 pictures into RTP packets (RFC 6184: single units and fragments) and makes sender reports. */
final class RtpPackets {
    static final int PAYLOAD_TYPE = 96;
    static final int TICKS = 90_000;

    private static final int HEADER = 12;
    private static final int LARGEST_PAYLOAD = 1388;
    private static final int FRAGMENT = 28;
    private static final int SENDER_REPORT = 200;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private final int source;
    private final byte[] packet = new byte[HEADER + LARGEST_PAYLOAD];
    private final ByteBuffer buffer = ByteBuffer.wrap(packet);
    private int sequence;
    private long packets;
    private long octets;

    /** Takes a finished packet; its bytes are used again afterwards. */
    @FunctionalInterface
    interface Out {
        void send(byte[] packet, int length) throws IOException;
    }

    /** @param source identifies the sender */
    RtpPackets(int source, int firstSequence) {
        this.source = source;
        this.sequence = firstSequence;
    }

    int nextSequence() {
        return sequence & 0xffff;
    }

    /** Sends the units of one picture; the last packet carries the marker. */
    void send(List<byte[]> units, long ticks, Out out) throws IOException {
        for (int i = 0; i < units.size(); i++) {
            boolean last = i == units.size() - 1;
            byte[] unit = units.get(i);
            if (unit.length <= LARGEST_PAYLOAD) {
                begin(last, ticks);
                buffer.put(unit);
                finish(out);
            } else {
                fragments(unit, last, ticks, out);
            }
        }
    }

    /** A sender report, which ties the stream's ticks to the time of day. */
    byte[] report(long ticks, long epochMillis) {
        long fraction = (epochMillis % 1000 << 32) / 1000;
        return ByteBuffer.allocate(28)
                .put((byte) 0x80)
                .put((byte) SENDER_REPORT)
                .putShort((short) 6)
                .putInt(source)
                .putInt((int) (epochMillis / 1000 + SECONDS_1900_TO_1970))
                .putInt((int) fraction)
                .putInt((int) ticks)
                .putInt((int) packets)
                .putInt((int) octets)
                .array();
    }

    private void fragments(byte[] unit, boolean last, long ticks, Out out) throws IOException {
        int most = LARGEST_PAYLOAD - 2;
        for (int at = 1; at < unit.length; at += most) {
            int count = Math.min(most, unit.length - at);
            boolean end = at + count == unit.length;
            begin(last && end, ticks);
            buffer.put((byte) ((unit[0] & 0xe0) | FRAGMENT));
            buffer.put((byte) ((at == 1 ? 0x80 : 0) | (end ? 0x40 : 0) | (unit[0] & 0x1f)));
            buffer.put(unit, at, count);
            finish(out);
        }
    }

    private void begin(boolean marker, long ticks) {
        buffer.clear();
        buffer.put((byte) 0x80);
        buffer.put((byte) ((marker ? 0x80 : 0) | PAYLOAD_TYPE));
        buffer.putShort((short) sequence);
        buffer.putInt((int) ticks);
        buffer.putInt(source);
        sequence++;
    }

    private void finish(Out out) throws IOException {
        packets++;
        octets += buffer.position() - HEADER;
        out.send(packet, buffer.position());
    }
}
