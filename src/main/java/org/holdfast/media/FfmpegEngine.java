// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Network;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded FFmpeg. Its libraries decode, scale, mux and demux; what goes over the network does so through clients
 * of ours. libavdevice is never loaded, because it needs libraries that bare systems lack. Thread-safe.
 */
public final class FfmpegEngine implements MediaEngine {
    /** What {@link #id} says. */
    public static final String ID = "ffmpeg";

    private static final Logger LOG = LoggerFactory.getLogger(FfmpegEngine.class);

    private final Network network;
    private volatile @Nullable Report found;

    public FfmpegEngine(Network network) {
        this.network = network;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Report report() {
        Report report = found;
        if (report == null) {
            report = probe();
            found = report;
        }
        return report;
    }

    private static Report probe() {
        try {
            load();
            String version = "FFmpeg " + avutil.av_version_info().getString();
            return new Report(true, true, version, MediaTexts.of("ffmpeg.ready", version));
        } catch (LinkageError e) {
            LOG.warn("FFmpeg's libraries cannot be loaded", e);
            return new Report(false, false, "", MediaTexts.of("ffmpeg.missing"));
        }
    }

    /** Loads the libraries; harmless when repeated. */
    static void load() {
        FfmpegLibraries.load();
    }

    @Override
    public boolean plays(LiveStream stream) {
        return report().usable() && !(stream instanceof LiveStream.None);
    }

    @Override
    public Player open(LiveStream stream, PlayerListener listener) throws DeviceException {
        if (!report().usable()) {
            throw new DeviceException.Unsupported(report().words(), MediaTexts.of("no-engine.advice"));
        }
        return switch (stream) {
            case LiveStream.Rtsp rtsp -> {
                requireAddress(rtsp.address(), "rtsp");
                yield start(new RtspSource(network, rtsp), MediaTexts.where(rtsp.address()), listener);
            }
            case LiveStream.Mjpeg mjpeg -> {
                requireAddress(mjpeg.address(), "http");
                yield start(new HttpSource(network, mjpeg), MediaTexts.where(mjpeg.address()), listener);
            }
            case LiveStream.Coded coded ->
                start(new FeedSource(coded.feed()), coded.feed().where(), listener);
            case LiveStream.None none ->
                throw new DeviceException.Unsupported(none.why(), MediaTexts.of("no-picture.advice"));
        };
    }

    /**
     * Plays a file at its own speed, with its sound.
     *
     * @throws DeviceException when it cannot be opened
     */
    public Player open(Path file, PlayerListener listener) throws DeviceException {
        report();
        try {
            return start(ContainerSource.of(file), String.valueOf(file.getFileName()), listener);
        } catch (IOException e) {
            throw MediaTexts.media("file-unreadable", e, String.valueOf(file.getFileName()));
        }
    }

    @Override
    public ClipPlayer play(ClipSource clip, PlayerListener listener) {
        report();
        FfmpegClipPlayer player = new FfmpegClipPlayer(clip, listener);
        player.start();
        return player;
    }

    private static Player start(StreamSource source, String where, PlayerListener listener) {
        FfmpegPlayer player = new FfmpegPlayer(source, where, listener);
        player.start();
        return player;
    }

    private void requireAddress(URI address, String scheme) throws DeviceException {
        String host = address.getHost();
        if (host == null || !scheme.equalsIgnoreCase(address.getScheme())) {
            throw MediaTexts.media("not-a-picture", null, MediaTexts.where(address));
        }
        requireReach(network, address);
    }

    /** Refuses a literal address that is out of reach at once; names are looked up and refused when connecting. */
    static void requireReach(Network network, URI address) throws DeviceException {
        String host = String.valueOf(address.getHost());
        try {
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            if (!network.reach().allows(InetAddress.ofLiteral(bare))) {
                throw MediaTexts.outOfReach(MediaTexts.where(address));
            }
        } catch (IllegalArgumentException e) {
            // A name: the connection asks again.
            return;
        }
    }
}
