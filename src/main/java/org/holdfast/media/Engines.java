// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Network;

/**
 * Says who can play a stream, best first. By itself it prefers VLC only where the installed one can open RTSP, because a camera
 * changes between RTSP and MJPEG and should keep its player; the embedded FFmpeg otherwise. Thread-safe.
 */
public final class Engines {
    private final List<MediaEngine> engines;

    /** The engines of this computer: VLC where it is installed, and the embedded FFmpeg. */
    public Engines(Network network) {
        this(List.of(new VlcEngine(network), new FfmpegEngine(network)));
    }

    /** Engines of the caller's, the one that is preferred first. */
    public Engines(List<MediaEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** All of them, for showing what was found. */
    public List<MediaEngine> all() {
        return engines;
    }

    /**
     * Those that can open {@code stream} here, best first. The first call looks for VLC and loads FFmpeg, which takes
     * a moment.
     *
     * @param wanted an engine's {@link MediaEngine#id} that the user asked for; empty leaves the order to us
     */
    public List<MediaEngine> ranked(Optional<String> wanted, LiveStream stream) {
        Comparator<MediaEngine> askedFor =
                Comparator.comparing(each -> wanted.isEmpty() || !each.id().equals(wanted.get()));
        return engines.stream()
                .filter(each -> each.plays(stream))
                .sorted(askedFor.thenComparing(each -> !each.report().rtsp()))
                .toList();
    }
}
