// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.DeviceException;

/**
 * How a clip stands.
 *
 * @param length empty before it is known
 * @param sound whether it is heard
 * @param noDevice whether it has sound and this computer nothing to play it with
 * @param volume 0 to 1, whatever {@code muted} says
 * @param failure why it cannot be played
 */
record ClipStatus(
        Phase phase,
        Duration position,
        Optional<Duration> length,
        boolean sound,
        boolean noDevice,
        boolean muted,
        double volume,
        Optional<DeviceException> failure) {
    /** What it is doing. */
    enum Phase {
        OPENING,
        PLAYING,
        PAUSED,
        WAITING,
        ENDED,
        FAILED,
        PHOTO
    }

    static ClipStatus opening() {
        return plain(Phase.OPENING, Optional.empty());
    }

    static ClipStatus photo() {
        return plain(Phase.PHOTO, Optional.empty());
    }

    static ClipStatus failed(DeviceException why) {
        return plain(Phase.FAILED, Optional.of(why));
    }

    private static ClipStatus plain(Phase phase, Optional<DeviceException> failure) {
        return new ClipStatus(phase, Duration.ZERO, Optional.empty(), false, false, false, 1, failure);
    }
}
