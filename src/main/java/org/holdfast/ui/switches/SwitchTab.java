// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.Switches;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Page;

/** The device page's <em>Switches</em> tab. */
final class SwitchTab implements DeviceTab {
    private final SwitchContext context;

    SwitchTab(SwitchContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "switches";
    }

    @Override
    public String title() {
        return context.phrases().of("switches");
    }

    @Override
    public boolean fits(Connection connection) {
        return connection.capability(Switches.class).isPresent();
    }

    @Override
    public Page open(Device device, Connection connection) {
        return new SwitchPage(context, device);
    }
}
