// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

/** A tab that reads again when the device says that something changed. */
interface DeviceFollower {
    void deviceChanged();
}
