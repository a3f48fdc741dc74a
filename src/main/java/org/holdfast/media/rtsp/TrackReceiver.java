// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One track on its way from packets to units. Belongs to the receiving thread. */
final class TrackReceiver {
    private final SessionDescription.Media media;
    private final Optional<UdpPair> udp;
    private final RtspTransport.Pair channels;
    private final RtpHeader header = new RtpHeader();
    private final RtcpReports reports;
    private @Nullable RtpOrder order;
    private long nextReport;

    /**
     * @param udp the ports, unless packets travel inside the connection
     * @param channels the channels inside the connection
     */
    TrackReceiver(SessionDescription.Media media, Optional<UdpPair> udp, RtspTransport.Pair channels) {
        this.media = media;
        this.udp = udp;
        this.channels = channels;
        this.reports = new RtcpReports(ThreadLocalRandom.current().nextInt(), media.clockRate());
    }

    RtspTrack describe() {
        return new RtspTrack(
                media.kind().equals("video"),
                media.encoding(),
                media.clockRate(),
                media.channels(),
                media.parameters());
    }

    Optional<UdpPair> udp() {
        return udp;
    }

    RtspTransport.Pair channels() {
        return channels;
    }

    void begin(UnitSink sink) {
        Depacketizer depacketizer = Depacketizer.of(media, sink).orElseThrow();
        order = new RtpOrder(depacketizer);
    }

    /** Takes a packet; false when it is not one of this track's. */
    boolean packet(ByteBuffer packet, long nowNanos) {
        RtpOrder into = order;
        if (into == null || !header.read(packet) || header.payloadType() != media.payloadType()) {
            return false;
        }
        reports.received(header, nowNanos);
        into.accept(header, packet, nowNanos);
        return true;
    }

    /** Takes a report; true when it says goodbye. */
    boolean report(ByteBuffer packet, long nowNanos) {
        reports.senderReport(packet, nowNanos);
        return RtcpReports.saysGoodbye(packet);
    }

    void tick(long nowNanos) {
        RtpOrder into = order;
        if (into != null) {
            into.tick(nowNanos);
        }
    }

    /** The report that is due, or null. */
    @Nullable
    ByteBuffer due(long nowNanos) {
        if (nextReport == 0) {
            nextReport = nowNanos;
        }
        if (nowNanos - nextReport < 0) {
            return null;
        }
        nextReport = nowNanos + RtcpReports.PERIOD_NANOS;
        return reports.report(nowNanos);
    }

    long lost() {
        RtpOrder into = order;
        return into == null ? 0 : into.lost();
    }
}
