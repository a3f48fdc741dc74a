// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import org.holdfast.device.Connection;
import org.holdfast.device.Device;

/** One tab of the device page, there for devices that offer what it shows. */
public interface DeviceTab {
    /** Stable name, such as {@code live}; the tab has the id {@code tab-live}. */
    String id();

    String title();

    /** Whether this connection offers what the tab is for. */
    boolean fits(Connection connection);

    /**
     * Makes the tab's content. The connection stays open until {@link Page#closed}.
     *
     * @param device as it is saved now
     */
    Page open(Device device, Connection connection);
}
