// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.List;
import java.util.Optional;

/** A device's own settings. What is returned is what the device said last, never what was hoped for. */
public non-sealed interface Settings extends Capability {
    /** Reads all settings, grouped and in the order in which they should be shown. */
    List<Setting> read() throws DeviceException, InterruptedException;

    /**
     * Writes one setting and reads it back.
     *
     * @param name {@link Setting#name}
     * @param value in the form that {@link Setting#value} has; for an {@link Setting.Action} the confirmation
     * @throws DeviceException.NotAllowed when the value is not one that this device is known to stand
     */
    Applied apply(String name, String value) throws DeviceException, InterruptedException;

    /**
     * What came of a change.
     *
     * @param setting as read back
     * @param why the likely reason when the device did not take the change; empty when it did
     */
    record Applied(Setting setting, Optional<Text> why) {}
}
