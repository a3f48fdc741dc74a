// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.net.Network;

/**
 * Chooses who plays a stream. By itself it takes VLC only where the installed one can open RTSP, because a camera
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

    /**
     * Who plays a stream, and a sentence about it.
     *
     * @param engine empty when nobody can
     */
    public record Choice(Optional<MediaEngine> engine, Text words) {}

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

    /** Chooses an engine: the first that is {@link #ranked}, with a sentence that says why. */
    public Choice choose(Optional<String> wanted, LiveStream stream) {
        Optional<MediaEngine> first = ranked(wanted, stream).stream().findFirst();
        if (first.isEmpty()) {
            return new Choice(first, MediaTexts.of("choice.none"));
        }
        Text name = name(first.get().id());
        return wanted.isEmpty() || wanted.get().equals(first.get().id())
                ? new Choice(first, MediaTexts.of("choice.automatic", name))
                : new Choice(first, MediaTexts.of("choice.override", name(wanted.get()), name));
    }

    private static Text name(String id) {
        return switch (id) {
            case VlcEngine.ID -> MediaTexts.of("engine.vlc");
            case FfmpegEngine.ID -> MediaTexts.of("engine.ffmpeg");
            default -> Text.literal(id);
        };
    }
}
