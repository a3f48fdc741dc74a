// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Network;
import org.holdfast.net.WireEvent;
import org.jspecify.annotations.Nullable;

/**
 * The receiving thread's loop: packets to their tracks, reports and signs of life out, an end to streams that fall
 * silent. By UDP a virtual thread reads the RTSP connection beside it; inside the connection everything comes one way.
 */
final class RtpReceiver {
    /** How long a stream may be silent before it counts as broken off. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private static final long TICK_MILLIS = 50;
    private static final Duration MESSAGE_PATIENCE = Duration.ofSeconds(5);

    private final Network network;
    private final String where;
    private final RtspWire wire;
    private final RtspSession session;
    private final List<TrackReceiver> tracks;
    private final BooleanSupplier closed;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(64 * 1024);
    private volatile @Nullable Selector selector;
    private volatile Optional<DeviceException> broken = Optional.empty();
    private volatile long lost;
    private volatile long bytes;
    private long received;
    private long lastPacket;
    private long nextSignOfLife;

    RtpReceiver(
            Network network,
            String where,
            RtspWire wire,
            RtspSession session,
            List<TrackReceiver> tracks,
            BooleanSupplier closed) {
        this.network = network;
        this.where = where;
        this.wire = wire;
        this.session = session;
        this.tracks = List.copyOf(tracks);
        this.closed = closed;
    }

    long lost() {
        return lost;
    }

    long bytes() {
        return bytes;
    }

    void wake() {
        Selector selecting = selector;
        if (selecting != null) {
            selecting.wakeup();
        }
    }

    void run(boolean overTcp) throws DeviceException {
        lastPacket = System.nanoTime();
        nextSignOfLife = lastPacket + session.timeout().toNanos() / 2;
        try {
            if (overTcp) {
                runInside();
            } else {
                runUdp();
            }
        } catch (RtspWire.BadMessageException e) {
            throw RtspTexts.malformed(where, RtspTexts.of("bad-message"), e);
        } catch (IOException | ClosedSelectorException e) {
            throw RtspTexts.media("closed", "closed.advice", where);
        } finally {
            session.lost();
        }
    }

    private void runInside() throws IOException, DeviceException {
        while (true) {
            RtspWire.Kind kind = wire.next(Duration.ofMillis(TICK_MILLIS), MESSAGE_PATIENCE);
            long now = System.nanoTime();
            switch (kind) {
                case PACKET -> inside(wire.channel(), wire.packet(), now);
                case MESSAGE -> message();
                case END -> throw RtspTexts.media("closed", "closed.advice", where);
                case NOTHING -> {
                    if (closed.getAsBoolean()) {
                        return;
                    }
                }
            }
            tick(now);
        }
    }

    private void inside(int channel, ByteBuffer packet, long now) throws DeviceException {
        for (TrackReceiver track : tracks) {
            if (channel == track.channels().packets()) {
                take(track, packet, now);
            } else if (channel == track.channels().reports() && track.report(packet, now)) {
                throw RtspTexts.media("goodbye", "closed.advice", where);
            }
        }
    }

    private void runUdp() throws IOException, DeviceException {
        try (Selector selecting = Selector.open()) {
            selector = selecting;
            for (TrackReceiver track : tracks) {
                track.udp().orElseThrow().register(selecting, new Port(track, true), new Port(track, false));
            }
            Thread.ofVirtual().name("work-rtsp-" + where).start(this::readConnection);
            while (!closed.getAsBoolean()) {
                selecting.select(TICK_MILLIS);
                Iterator<SelectionKey> ready = selecting.selectedKeys().iterator();
                while (ready.hasNext()) {
                    receive(ready.next());
                    ready.remove();
                }
                if (broken.isPresent()) {
                    throw broken.get();
                }
                tick(System.nanoTime());
            }
        }
    }

    private void receive(SelectionKey key) throws IOException, DeviceException {
        Port port = (Port) key.attachment();
        while (UdpPair.read(key, datagram)) {
            long now = System.nanoTime();
            RtpTap.report(network, where, WireEvent.Direction.RECEIVED, datagram);
            if (port.packets) {
                take(port.track, datagram, now);
            } else if (port.track.report(datagram, now)) {
                throw RtspTexts.media("goodbye", "closed.advice", where);
            }
        }
    }

    private void take(TrackReceiver track, ByteBuffer packet, long now) {
        if (track.packet(packet, now)) {
            lastPacket = now;
            received += packet.remaining();
            bytes = received;
        }
    }

    private void tick(long now) throws IOException, DeviceException {
        long sum = 0;
        for (TrackReceiver track : tracks) {
            track.tick(now);
            sum += track.lost();
            ByteBuffer report = track.due(now);
            if (report != null) {
                sendReport(track, report);
            }
        }
        lost = sum;
        if (now - nextSignOfLife > 0) {
            nextSignOfLife = now + session.timeout().toNanos() / 2;
            session.keepAlive();
        }
        if (now - lastPacket > SILENCE.toNanos()) {
            throw new DeviceException.TimedOut(where, RtspTexts.of("tried.packets"), null);
        }
    }

    private void sendReport(TrackReceiver track, ByteBuffer report) throws IOException {
        if (track.udp().isPresent()) {
            track.udp().get().report(report);
            return;
        }
        int length = report.remaining();
        byte[] framed = new byte[4 + length];
        framed[0] = '$';
        framed[1] = (byte) track.channels().reports();
        framed[2] = (byte) (length >> 8);
        framed[3] = (byte) length;
        report.get(framed, 4, length);
        wire.send(framed);
    }

    /** Reads answers to signs of life, and notices when the server hangs up. */
    private void readConnection() {
        try {
            while (broken.isEmpty()) {
                switch (wire.next(Duration.ofHours(1), MESSAGE_PATIENCE)) {
                    case MESSAGE -> message();
                    case END -> broken = Optional.of(RtspTexts.media("closed", "closed.advice", where));
                    case NOTHING, PACKET -> {
                        // Packets were not asked for here.
                    }
                }
            }
        } catch (RtspWire.BadMessageException e) {
            broken = Optional.of(RtspTexts.malformed(where, RtspTexts.of("bad-message"), e));
        } catch (IOException e) {
            broken = Optional.of(RtspTexts.media("closed", "closed.advice", where));
        }
        session.lost();
        wake();
    }

    private void message() throws IOException {
        RtspHead head = wire.head();
        if (head.status().isEmpty()) {
            session.refuse(head);
        } else {
            session.answered(head);
        }
    }

    private record Port(TrackReceiver track, boolean packets) {}
}
