// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.RawAccess;
import org.holdfast.service.Services;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;

/** The tab <em>Properties</em>: what a device has by number, and commands as they are. */
public final class RawTab implements DeviceTab {
    private final Services services;
    private final Frame frame;
    private final Phrases phrases;

    public RawTab(Services services, Frame frame) {
        this.services = services;
        this.frame = frame;
        phrases = frame.phrases(RawModel.BUNDLE);
    }

    @Override
    public String id() {
        return "raw";
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public boolean fits(Connection connection) {
        return connection.capability(RawAccess.class).isPresent();
    }

    @Override
    public Page open(Device device, Connection connection) {
        RawAccess raw = connection.capability(RawAccess.class).orElseThrow();
        return new RawPage(
                new RawModel(device.id(), raw, services.commands(), frame.background()), device.name(), frame, phrases);
    }
}
