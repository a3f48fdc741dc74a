// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.Network;
import org.holdfast.net.OutOfReachException;
import org.holdfast.net.WireEvent;
import org.jspecify.annotations.Nullable;

/**
 * Receives one RTSP stream. {@link #open} and then {@link #receive} belong to one platform thread, which they block;
 * {@link #close} may be called by any, ends both, tells the server with TEARDOWN, and takes at most a second.
 *
 * <p>A server is trusted with nothing: it cannot make us send anything to another address or port, everything that it
 * says is bounded in size and time, and packets are taken from its own address and announced ports only.
 */
public final class RtspClient implements AutoCloseable {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration TEARDOWN_PATIENCE = Duration.ofMillis(400);

    private final Network network;
    private final LiveStream.Rtsp stream;
    private final String where;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<TrackReceiver> tracks = new ArrayList<>();
    private volatile @Nullable Socket socket;
    private volatile @Nullable RtspWire wire;
    private volatile @Nullable RtspSession session;
    private volatile @Nullable RtpReceiver receiver;

    public RtspClient(Network network, LiveStream.Rtsp stream) {
        this.network = network;
        this.stream = stream;
        int port = stream.address().getPort();
        this.where = stream.address().getHost() + (port < 0 ? "" : ":" + port);
    }

    /**
     * Connects, asks what the stream is made of, sets its first picture and its first sound up, and starts it.
     *
     * @return the tracks, picture first
     * @throws DeviceException with the cause and a sentence for the user
     */
    public List<RtspTrack> open() throws DeviceException {
        return negotiate(true);
    }

    /**
     * Asks what the stream is made of and starts nothing: tells whether it can be played, and with these credentials.
     *
     * @throws DeviceException as {@link #open} would
     */
    public void check() throws DeviceException {
        negotiate(false);
    }

    private List<RtspTrack> negotiate(boolean starting) throws DeviceException {
        RtspLogin login = RtspLogin.of(stream);
        try {
            return negotiate(login, starting);
        } catch (ForeignAddressException e) {
            throw RtspTexts.malformed(where, RtspTexts.of("foreign", e.named(login::hide)), e);
        } catch (OutOfReachException e) {
            throw new DeviceException.NotAllowed(
                    RtspTexts.of("out-of-reach", where), RtspTexts.of("out-of-reach.advice"));
        } catch (UnknownHostException e) {
            throw RtspTexts.unreachable(where, e);
        } catch (IOException e) {
            throw e instanceof java.net.SocketTimeoutException
                    ? RtspTexts.timedOut(where, e)
                    : RtspTexts.unreachable(where, e);
        }
    }

    private List<RtspTrack> negotiate(RtspLogin login, boolean starting)
            throws DeviceException, ForeignAddressException, IOException {
        long deadline = System.nanoTime() + RtspSession.SETUP_PATIENCE.toNanos();
        String host = stream.address().getHost();
        int port = stream.address().getPort() < 0
                ? OwnServer.RTSP_PORT
                : stream.address().getPort();
        InetAddress address = ClientSockets.resolve(network.reach(), host).getFirst();
        Socket connecting = new ClientSockets(network.reach(), stream.via()).createSocket();
        socket = connecting;
        requireOpen();
        connecting.connect(new InetSocketAddress(address, port), (int) CONNECT_PATIENCE.toMillis());
        connecting.setTcpNoDelay(true);
        OwnServer server = new OwnServer(host, address, port, connecting.getLocalAddress());
        RtspWire opened = new RtspWire(connecting, network, where, login::hide);
        wire = opened;
        RtspSession asking = new RtspSession(opened, where, server.require(login.address()), login, deadline);
        session = asking;
        asking.options();
        SessionDescription description = asking.describe(server);
        List<SessionDescription.Media> chosen = choose(description);
        if (!starting) {
            return List.of();
        }
        for (SessionDescription.Media media : chosen) {
            requireOpen();
            setup(asking, server, media);
        }
        requireOpen();
        asking.play();
        return tracks.stream().map(TrackReceiver::describe).toList();
    }

    /** The first picture that we can read, and the first sound. */
    private List<SessionDescription.Media> choose(SessionDescription description) throws DeviceException {
        List<SessionDescription.Media> chosen = new ArrayList<>();
        for (String kind : List.of("video", "audio")) {
            description.media().stream()
                    .filter(each -> each.kind().equals(kind)
                            && Depacketizer.of(each, (bytes, ticks, key, damaged, arrived) -> {})
                                    .isPresent())
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        if (chosen.isEmpty()) {
            String encodings = String.join(
                    ", ",
                    description.media().stream()
                            .map(SessionDescription.Media::encoding)
                            .toList());
            throw RtspTexts.media("unknown-encoding", "unknown-encoding.advice", where, encodings);
        }
        return chosen;
    }

    private void setup(RtspSession asking, OwnServer server, SessionDescription.Media media)
            throws DeviceException, ForeignAddressException, IOException {
        String control = server.resolve(asking.base(), media.control().orElse("*"));
        if (stream.overTcp()) {
            int first = 2 * tracks.size();
            RtspTransport answer =
                    asking.setup(server, control, "RTP/AVP/TCP;unicast;interleaved=" + first + "-" + (first + 1));
            if (!answer.tcp()) {
                throw RtspTexts.malformed(where, RtspTexts.of("bad-transport"));
            }
            tracks.add(new TrackReceiver(
                    media, Optional.empty(), answer.interleaved().orElse(new RtspTransport.Pair(first, first + 1))));
            return;
        }
        UdpPair pair = UdpPair.open(server.local());
        tracks.add(new TrackReceiver(media, Optional.of(pair), new RtspTransport.Pair(-1, -1)));
        RtspTransport answer =
                asking.setup(server, control, "RTP/AVP;unicast;client_port=" + pair.port() + "-" + (pair.port() + 1));
        if (answer.tcp() || answer.server().isEmpty()) {
            throw RtspTexts.malformed(where, RtspTexts.of("bad-transport"));
        }
        pair.connect(
                server.address(),
                answer.server().get(),
                sent -> RtpTap.report(network, where, WireEvent.Direction.SENT, sent));
    }

    /**
     * Receives until the stream ends or {@link #close} is called.
     *
     * @param sinks takes a track's units by its place in {@link #open}'s list
     * @throws DeviceException when the stream ended by itself
     */
    public void receive(IntFunction<UnitSink> sinks) throws DeviceException {
        RtspWire opened = wire;
        RtspSession playing = session;
        if (opened == null || playing == null) {
            throw new IllegalStateException("Not open");
        }
        for (int i = 0; i < tracks.size(); i++) {
            tracks.get(i).begin(sinks.apply(i));
        }
        RtpReceiver receiving = new RtpReceiver(network, where, opened, playing, tracks, closed::get);
        receiver = receiving;
        receiving.run(stream.overTcp());
    }

    /** How many packets never came. Thread-safe. */
    public long lost() {
        RtpReceiver receiving = receiver;
        return receiving == null ? 0 : receiving.lost();
    }

    /** How many bytes came in packets. Thread-safe. */
    public long bytes() {
        RtpReceiver receiving = receiver;
        return receiving == null ? 0 : receiving.bytes();
    }

    private void requireOpen() throws DeviceException {
        if (closed.get()) {
            throw RtspTexts.media("closed", "closed.advice", where);
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        RtspSession leaving = session;
        if (leaving != null) {
            leaving.teardown(TEARDOWN_PATIENCE);
        }
        RtpReceiver receiving = receiver;
        if (receiving != null) {
            receiving.wake();
        }
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is gone either way.
                return;
            } finally {
                tracks.forEach(track -> track.udp().ifPresent(UdpPair::close));
            }
        }
    }
}
