// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import org.holdfast.device.Device;

/** One tab of the device page that needs no connection, so that it is there while the device is silent, too. */
public interface StandingTab {
    /** Stable name, such as {@code leaks}; the tab has the id {@code tab-leaks}. */
    String id();

    String title();

    /** Whether there is something to show about this device. */
    boolean fits(Device device);

    /**
     * Makes the tab's content.
     *
     * @param device as it is saved now
     */
    Page open(Device device);
}
