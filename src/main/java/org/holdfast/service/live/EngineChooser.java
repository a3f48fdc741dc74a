// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.holdfast.device.LiveStream;
import org.holdfast.media.Engines;
import org.holdfast.media.FfmpegEngine;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.VlcEngine;
import org.holdfast.service.Preferences.EngineChoice;

/**
 * Chooses the player for one opening: what the user asked for where it can open the stream, else the order that
 * {@link Engines} knows. A recording needs FFmpeg, because VLC cannot copy a stream into a file beside showing it.
 */
final class EngineChooser {
    private final Engines engines;
    private final Supplier<EngineChoice> choice;

    EngineChooser(Engines engines, Supplier<EngineChoice> choice) {
        this.engines = engines;
        this.choice = choice;
    }

    List<MediaEngine> engines() {
        return engines.all();
    }

    /**
     * Picks an engine.
     *
     * @param recording whether the stream has to be recorded
     * @param fruitless how often in a row a stream was opened without a picture; every second time the next engine
     *     has a go
     */
    Optional<MediaEngine> choose(LiveStream stream, boolean recording, int fruitless) {
        List<MediaEngine> able = engines.ranked(wanted(recording), stream).stream()
                .filter(engine -> engine.report().usable())
                .toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        int turn = recording || choice.get() != EngineChoice.AUTOMATIC ? 0 : fruitless / 2;
        return Optional.of(able.get(turn % able.size()));
    }

    /** Whether a recording needs another engine than the one that plays. */
    boolean anotherRecords(LiveStream stream, String playing) {
        return choose(stream, true, 0)
                .filter(each -> !each.id().equals(playing))
                .isPresent();
    }

    /** Whether the engine that plays was chosen for a recording alone, so that another would show the picture. */
    boolean onlyRecords(LiveStream stream, String playing, int fruitless) {
        boolean anotherShows = choose(stream, false, fruitless)
                .filter(each -> !each.id().equals(playing))
                .isPresent();
        return anotherShows && !anotherRecords(stream, playing);
    }

    private Optional<String> wanted(boolean recording) {
        if (recording) {
            return Optional.of(FfmpegEngine.ID);
        }
        return switch (choice.get()) {
            case AUTOMATIC -> Optional.empty();
            case VLC -> Optional.of(VlcEngine.ID);
            case FFMPEG -> Optional.of(FfmpegEngine.ID);
        };
    }
}
