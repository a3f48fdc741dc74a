// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what receiver reports tell (RFC 3550, sections 6.4 and appendix A.3) and writes them: they are a sign of life
 * for the server as well. Belongs to one thread.
 */
final class RtcpReports {
    /** How often a report is sent. */
    static final long PERIOD_NANOS = 5_000_000_000L;

    private static final byte[] NAME = "holdfast".getBytes(StandardCharsets.US_ASCII);

    private final int ownSource;
    private final int clockRate;
    private boolean begun;
    private int peerSource;
    private int firstSequence;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private double jitter;
    private long lastTransit;
    private int lastSenderReport;
    private long lastSenderReportNanos;

    RtcpReports(int ownSource, int clockRate) {
        this.ownSource = ownSource;
        this.clockRate = clockRate;
    }

    /** Notes one packet that arrived. */
    void received(RtpHeader header, long nowNanos) {
        int sequence = header.sequence();
        if (!begun || header.source() != peerSource) {
            begun = true;
            peerSource = header.source();
            firstSequence = sequence;
            highest = sequence;
            received = 0;
            expectedBefore = 0;
            receivedBefore = 0;
            jitter = 0;
            lastTransit = 0;
        }
        int ahead = (short) (sequence - (int) highest);
        if (ahead > 0) {
            highest += ahead;
        }
        received++;
        long arrival = (long) (nowNanos / 1e9 * clockRate);
        long transit = (int) (arrival - header.timestamp());
        if (lastTransit != 0) {
            jitter += (Math.abs((int) (transit - lastTransit)) - jitter) / 16;
        }
        lastTransit = transit;
    }

    /** Reads what the server reports; anything else is ignored. */
    void senderReport(ByteBuffer packet, long nowNanos) {
        int start = packet.position();
        if (packet.remaining() >= 28 && (packet.get(start) & 0xC0) == 0x80 && (packet.get(start + 1) & 0xFF) == 200) {
            lastSenderReport = packet.getInt(start + 10);
            lastSenderReportNanos = nowNanos;
        }
    }

    /** Whether the server says goodbye in it. */
    static boolean saysGoodbye(ByteBuffer packet) {
        int at = packet.position();
        while (packet.limit() - at >= 4 && (packet.get(at) & 0xC0) == 0x80) {
            if ((packet.get(at + 1) & 0xFF) == 203) {
                return true;
            }
            at += 4 + 4 * Short.toUnsignedInt(packet.getShort(at + 2));
        }
        return false;
    }

    /** One report with our name behind it, between position and limit. */
    ByteBuffer report(long nowNanos) {
        ByteBuffer out = ByteBuffer.allocate(64);
        long expected = begun ? highest - firstSequence + 1 : 0;
        long lost = Math.clamp(expected - received, 0L, 0x7F_FFFFL);
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        int fraction = expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, lostNow * 256 / expectedNow);
        out.put((byte) (begun ? 0x81 : 0x80))
                .put((byte) 201)
                .putShort((short) (begun ? 7 : 1))
                .putInt(ownSource);
        if (begun) {
            out.putInt(peerSource)
                    .putInt((fraction << 24) | (int) lost)
                    .putInt((int) highest)
                    .putInt((int) jitter);
            out.putInt(lastSenderReport);
            out.putInt(lastSenderReport == 0 ? 0 : (int) ((nowNanos - lastSenderReportNanos) / 1e9 * 65536));
        }
        out.put((byte) 0x81).put((byte) 202).putShort((short) 4).putInt(ownSource);
        out.put((byte) 1).put((byte) NAME.length).put(NAME).put(new byte[2]);
        return out.flip();
    }
}
