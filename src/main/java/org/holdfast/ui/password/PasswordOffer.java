// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.password;

import java.util.Optional;
import javafx.scene.layout.Region;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;

/** Where a device refused a password: what asks for another one, in place. */
@FunctionalInterface
public interface PasswordOffer {
    /**
     * A form for the secrets that the device wants; empty where {@code why} is something else or it wants none.
     *
     * @param again called when they are saved
     */
    Optional<Region> offer(Device device, DeviceException why, Runnable again);
}
