// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;

/**
 * An installed VLC. It opens its own connections, so it is asked only for addresses within reach, and only where the
 * system itself would take the interface that is wanted. Thread-safe.
 */
public final class VlcEngine implements MediaEngine {
    /** What {@link #id} says. */
    public static final String ID = "vlc";

    /** Nothing is fetched beside the stream, nothing is drawn over it, and the user's own VLC settings stay out. */
    private static final List<String> OPTIONS = List.of(
            "--no-metadata-network-access",
            "--no-video-title-show",
            "--no-osd",
            "--no-spu",
            "--no-snapshot-preview",
            "--no-lua",
            "--ignore-config",
            "--quiet",
            "--intf=dummy");

    private final Network network;
    private final Supplier<Optional<VlcLibrary>> discovery;
    private @Nullable Report found;
    private @Nullable MediaPlayerFactory factory;

    public VlcEngine(Network network) {
        this(network, VlcLibrary::find);
    }

    VlcEngine(Network network, Supplier<Optional<VlcLibrary>> discovery) {
        this.network = network;
        this.discovery = discovery;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public synchronized Report report() {
        Report report = found;
        if (report == null) {
            Optional<VlcLibrary> library = discovery.get();
            report = library.map(vlc -> new Report(
                            true,
                            vlc.rtsp(),
                            "VLC " + vlc.version(),
                            MediaTexts.of(vlc.rtsp() ? "vlc.ready" : "vlc.no-rtsp", vlc.version())))
                    .orElseGet(() -> new Report(false, false, "", MediaTexts.of("vlc.missing")));
            found = report;
        }
        return report;
    }

    @Override
    public boolean plays(LiveStream stream) {
        Report report = report();
        return switch (stream) {
            // A password would stand in VLC's own address, and in what it writes about it.
            case LiveStream.Rtsp rtsp ->
                report.rtsp() && rtsp.credentials().equals(Credentials.NONE) && goesVia(rtsp.address(), rtsp.via());
            case LiveStream.Mjpeg mjpeg -> report.usable() && goesVia(mjpeg.address(), mjpeg.via());
            case LiveStream.Coded coded -> false;
            case LiveStream.None none -> false;
        };
    }

    /** Whether the system would take the wanted interface by itself; connecting a UDP socket sends nothing. */
    private static boolean goesVia(URI address, Optional<LocalInterface> via) {
        if (via.isEmpty()) {
            return true;
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            InetAddress host = InetAddress.ofLiteral(String.valueOf(address.getHost()));
            socket.connect(new InetSocketAddress(host, 9));
            return via.get().networks().stream().anyMatch(each -> each.address().equals(socket.getLocalAddress()));
        } catch (SocketException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Player open(LiveStream stream, PlayerListener listener) throws DeviceException {
        return switch (stream) {
            case LiveStream.Rtsp rtsp -> {
                List<String> extra = rtsp.overTcp() ? List.of(":rtsp-tcp") : List.of();
                yield open(rtsp.address(), extra, listener);
            }
            case LiveStream.Mjpeg mjpeg -> open(mjpeg.address(), List.of(), listener);
            case LiveStream.Coded _ -> throw MediaTexts.media("not-a-picture", null, "VLC");
            case LiveStream.None none ->
                throw new DeviceException.Unsupported(none.why(), MediaTexts.of("no-picture.advice"));
        };
    }

    private Player open(URI address, List<String> options, PlayerListener listener) throws DeviceException {
        FfmpegEngine.requireReach(network, address);
        VlcPlayer player = new VlcPlayer(
                factory(),
                new VlcPlayer.Source(MediaTexts.where(address), Optional.of(address), options),
                network,
                listener);
        player.start();
        return player;
    }

    /**
     * Plays a file at its own speed, with its sound.
     *
     * @throws DeviceException when it cannot be opened
     */
    public Player open(Path file, PlayerListener listener) throws DeviceException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isReadable(file)) {
            throw MediaTexts.media("file-unreadable", null, name);
        }
        VlcPlayer player = new VlcPlayer(
                factory(),
                new VlcPlayer.Source(
                        name, Optional.empty(), List.of(file.toAbsolutePath().toString())),
                network,
                listener);
        player.start();
        return player;
    }

    @Override
    public ClipPlayer play(ClipSource clip, PlayerListener listener) {
        VlcClipPlayer player = new VlcClipPlayer(this::factory, clip, listener);
        player.start();
        return player;
    }

    private synchronized MediaPlayerFactory factory() throws DeviceException {
        if (!report().usable()) {
            throw new DeviceException.Unsupported(report().words(), MediaTexts.of("no-engine.advice"));
        }
        MediaPlayerFactory made = factory;
        if (made == null) {
            made = new MediaPlayerFactory(OPTIONS);
            factory = made;
        }
        return made;
    }
}
