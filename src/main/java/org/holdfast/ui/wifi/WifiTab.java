// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.WifiSetup;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;

/** The tab <em>Wi-Fi</em>. */
public final class WifiTab implements DeviceTab {
    private final Frame frame;
    private final Phrases phrases;

    public WifiTab(Frame frame) {
        this.frame = frame;
        phrases = frame.phrases(WifiModel.BUNDLE);
    }

    @Override
    public String id() {
        return "wifi";
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public boolean fits(Connection connection) {
        return connection.capability(WifiSetup.class).isPresent();
    }

    @Override
    public Page open(Device device, Connection connection) {
        WifiSetup setup = connection.capability(WifiSetup.class).orElseThrow();
        return new WifiPage(device.name(), new WifiModel(setup, frame.background()), frame, phrases);
    }
}
