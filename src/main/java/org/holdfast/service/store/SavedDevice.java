// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.time.Instant;
import java.util.Optional;
import org.holdfast.device.Device;

/** One entry of the device book. */
record SavedDevice(Device device, Optional<Instant> seen) {
    SavedDevice with(Device newDevice) {
        return new SavedDevice(newDevice, seen);
    }

    SavedDevice seenAt(Instant when) {
        return new SavedDevice(device, Optional.of(when));
    }
}
