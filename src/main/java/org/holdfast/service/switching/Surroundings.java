// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.service.Connections;
import org.holdfast.service.Timekeeper;

/** What one device's switches need of the rest. */
interface Surroundings {
    Timekeeper time();

    Connections connections();

    /** The device as it is saved now; empty where it is not any more. */
    Optional<Device> saved(String deviceId);

    /** Something about a device is to be shown anew. */
    void changed();

    /** A device said something. */
    void heard(String deviceId, Truth truth);
}
