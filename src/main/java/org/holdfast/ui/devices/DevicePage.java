// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.service.Services;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Page;

/** The page of one device. */
public final class DevicePage implements Page {
    private final Device device;
    private final VBox node = new VBox();

    public DevicePage(Device device, Services services, Frame frame, List<DeviceTab> tabs) {
        this.device = device;
    }

    @Override
    public String title() {
        return device.name();
    }

    @Override
    public Node node() {
        return node;
    }
}
