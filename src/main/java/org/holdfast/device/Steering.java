// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.List;
import java.util.Set;

/** Pan, tilt, and the lights beside them. */
public non-sealed interface Steering extends Capability {
    /** Where it can be moved; empty where only lights can be steered. */
    Set<Direction> directions();

    /**
     * Begins to move. It goes on until {@link #halt}, or until the camera's end; the connection halts it when it closes.
     * {@link Direction#CENTRE} ends by itself.
     */
    void move(Direction direction) throws DeviceException, InterruptedException;

    /** Stops moving; harmless when it stands. */
    void halt() throws DeviceException, InterruptedException;

    /**
     * The {@link Setting#name}s of those of the device's {@link Settings} that belong beside the picture, such as lamp
     * and infrared, in the order in which they are shown.
     */
    List<String> beside();

    /** Whether a movement was ever seen on real hardware. */
    boolean proven();

    /** A movement, as seen in the picture. */
    enum Direction {
        UP,
        DOWN,
        LEFT,
        RIGHT,
        CENTRE
    }
}
