// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Duration;
import java.util.Optional;

/**
 * What a clip consists of; timestamps tick in nanoseconds from the clip's beginning.
 *
 * @param length empty where the clip does not tell
 */
record ClipTracks(Optional<CodedTrack> video, Optional<CodedTrack> sound, Optional<Duration> length)
        implements AutoCloseable {
    @Override
    public void close() {
        video.ifPresent(CodedTrack::close);
        sound.ifPresent(CodedTrack::close);
    }
}
