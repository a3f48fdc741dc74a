// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Modes, recording on the device's own card, and its shutter. Every answer is what the device reports. */
public non-sealed interface CameraControl extends Capability {
    /** The modes that can be chosen. */
    List<Mode> modes();

    /** Asks the device. */
    State state() throws DeviceException, InterruptedException;

    /** Switches the mode, ending what runs first where the device needs that, and waits until it took effect. */
    State switchTo(Mode mode) throws DeviceException, InterruptedException;

    /** Starts or stops recording on the card. */
    State record(boolean on) throws DeviceException, InterruptedException;

    /** Takes a photo, or starts or stops a series where the mode is for that. */
    State shoot() throws DeviceException, InterruptedException;

    /**
     * A mode.
     *
     * @param id stable name, such as {@code video}
     * @param records whether {@link CameraControl#record} works in it
     * @param shoots whether {@link CameraControl#shoot} works in it
     */
    record Mode(String id, Text label, boolean records, boolean shoots) {}

    /** What the camera is doing. */
    enum Activity {
        IDLE,
        RECORDING,
        PHOTO_SERIES
    }

    /**
     * The camera's state.
     *
     * @param mode empty when the camera reports one that is not known
     * @param recorded how long the clip being recorded is
     * @param photosLeft room on the card
     * @param timeLeft room on the card
     */
    record State(
            Optional<Mode> mode,
            Activity activity,
            Optional<Duration> recorded,
            OptionalInt photosLeft,
            Optional<Duration> timeLeft) {}
}
