// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import org.holdfast.device.Device;
import org.holdfast.device.Found;

/** What cards let the user do. */
interface DeviceDeeds {
    void add(Found.Supported found);

    void open(Device device);

    void rename(Device device);

    void remove(Device device);
}
