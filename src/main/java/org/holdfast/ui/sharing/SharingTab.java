// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.sharing;

import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.LiveSource;
import org.holdfast.service.Services;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;

/** The tab <em>Sharing</em>, for cameras that were added. */
public final class SharingTab implements DeviceTab {
    private final Services services;
    private final Frame frame;
    private final Phrases phrases;

    public SharingTab(Services services, Frame frame) {
        this.services = services;
        this.frame = frame;
        phrases = frame.phrases(SharingModel.BUNDLE);
    }

    @Override
    public String id() {
        return "sharing";
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public boolean fits(Connection connection) {
        return connection.capability(LiveSource.class).isPresent()
                && services.book().byId(connection.device().id()).isPresent();
    }

    @Override
    public Page open(Device device, Connection connection) {
        return new SharingPage(new SharingModel(services.restream(), device, frame.background()), phrases);
    }
}
