// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import org.holdfast.device.DeviceException;

/** Where spoken words come from. */
@FunctionalInterface
public interface Microphones {
    /** Those of this computer; asks for none before {@link #open}. */
    static Microphones ofSystem() {
        return SystemMicrophone::open;
    }

    /**
     * Begins to listen; may block for a moment.
     *
     * @param rate samples a second
     * @throws DeviceException.Media where this computer has none that can be used
     */
    Microphone open(int rate) throws DeviceException;
}
