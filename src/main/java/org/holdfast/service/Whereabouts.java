// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.net.Address;

/** Where devices went that do not answer at their address any more, and what they said of themselves. Thread-safe. */
public interface Whereabouts {
    /** Nobody looks, and nothing is kept. */
    Whereabouts UNKNOWN = new Whereabouts() {
        @Override
        public Optional<Address> look(DeviceFamily family, Device device) {
            return Optional.empty();
        }

        @Override
        public void met(Device device) {
            // Nobody is told.
        }
    };

    /**
     * Looks for a device elsewhere; takes some seconds.
     *
     * @return where it is now; empty where it is not found or has no other address
     */
    Optional<Address> look(DeviceFamily family, Device device) throws InterruptedException;

    /** A device was reached as it is given: there, of that model, with what was learnt for the next time. */
    void met(Device device);
}
