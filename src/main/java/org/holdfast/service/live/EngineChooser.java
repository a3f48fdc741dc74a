// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.holdfast.device.LiveStream;
import org.holdfast.media.MediaEngine;
import org.holdfast.service.Preferences.EngineChoice;

/**
 * Chooses the player: what the user asked for where it can open the stream, else VLC, else the embedded FFmpeg. A
 * recording needs FFmpeg, because VLC cannot copy a stream into a file beside showing it.
 */
final class EngineChooser {
    static final String VLC = "vlc";
    static final String FFMPEG = "ffmpeg";

    private final List<MediaEngine> engines;
    private final Supplier<EngineChoice> choice;

    EngineChooser(List<MediaEngine> engines, Supplier<EngineChoice> choice) {
        this.engines = List.copyOf(engines);
        this.choice = choice;
    }

    List<MediaEngine> engines() {
        return engines;
    }

    /**
     * Picks an engine.
     *
     * @param recording whether the stream has to be recorded
     * @param fruitless how often in a row a stream was opened without a picture; every second time the next engine
     *     has a go
     */
    Optional<MediaEngine> choose(LiveStream stream, boolean recording, int fruitless) {
        List<MediaEngine> able = ranked(recording).stream()
                .filter(engine -> engine.report().usable() && engine.plays(stream))
                .toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        int turn = recording || choice.get() != EngineChoice.AUTOMATIC ? 0 : fruitless / 2;
        return Optional.of(able.get(turn % able.size()));
    }

    private List<MediaEngine> ranked(boolean recording) {
        String first = recording || choice.get() == EngineChoice.FFMPEG ? FFMPEG : VLC;
        List<MediaEngine> ranked = new ArrayList<>();
        engines.stream().filter(engine -> engine.id().equals(first)).forEach(ranked::add);
        engines.stream().filter(engine -> !engine.id().equals(first)).forEach(ranked::add);
        return ranked;
    }
}
