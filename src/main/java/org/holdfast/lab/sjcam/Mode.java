// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.util.Arrays;
import java.util.Optional;

/** What the camera is set to do, in the order of its numbers (protocol reference, section 6). */
enum Mode {
    PHOTO(0),
    VIDEO(1),
    PLAYBACK(2),
    LAPSE_VIDEO(3),
    LAPSE_PHOTO(4);

    private final int number;

    Mode(int number) {
        this.number = number;
    }

    static Optional<Mode> of(int number) {
        return Arrays.stream(values()).filter(mode -> mode.number == number).findFirst();
    }

    int number() {
        return number;
    }

    /** Whether the live picture comes over RTSP, and recording can be started. */
    boolean video() {
        return this == VIDEO || this == LAPSE_VIDEO;
    }

    /** Whether the live picture comes as MJPEG. */
    boolean photo() {
        return this == PHOTO || this == LAPSE_PHOTO;
    }
}
