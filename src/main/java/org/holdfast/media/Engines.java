// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

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
     * Chooses an engine. The first call looks for VLC and loads FFmpeg, which takes a moment.
     *
     * @param wanted an engine's {@link MediaEngine#id} that the user asked for; empty leaves the choice to us
     */
    public Choice choose(Optional<String> wanted, LiveStream stream) {
        Optional<MediaEngine> automatic = engines.stream()
                .filter(each -> each.report().rtsp() && each.plays(stream))
                .findFirst()
                .or(() -> engines.stream().filter(each -> each.plays(stream)).findFirst());
        if (automatic.isEmpty()) {
            return new Choice(Optional.empty(), MediaTexts.of("choice.none"));
        }
        Text name = name(automatic.get().id());
        if (wanted.isEmpty()) {
            return new Choice(automatic, MediaTexts.of("choice.automatic", name));
        }
        Optional<MediaEngine> asked = engines.stream()
                .filter(each -> each.id().equals(wanted.get()) && each.plays(stream))
                .findFirst();
        if (asked.isPresent()) {
            return new Choice(asked, MediaTexts.of("choice.automatic", name(wanted.get())));
        }
        return new Choice(automatic, MediaTexts.of("choice.override", name(wanted.get()), name));
    }

    private static Text name(String id) {
        return switch (id) {
            case VlcEngine.ID -> MediaTexts.of("engine.vlc");
            case FfmpegEngine.ID -> MediaTexts.of("engine.ffmpeg");
            default -> Text.literal(id);
        };
    }
}
