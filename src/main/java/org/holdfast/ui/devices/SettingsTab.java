// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Settings;
import org.holdfast.service.Services;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.password.Passwords;

/** The tab with a device's settings. */
public final class SettingsTab implements DeviceTab {
    private final Services services;
    private final Frame frame;
    private final Phrases phrases;

    public SettingsTab(Services services, Frame frame) {
        this.services = services;
        this.frame = frame;
        phrases = frame.phrases(DevicesView.BUNDLE);
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String title() {
        return phrases.of("settings");
    }

    @Override
    public boolean fits(Connection connection) {
        return connection.capability(Settings.class).isPresent();
    }

    @Override
    public Page open(Device device, Connection connection) {
        Optional<DeviceFamily> family = services.families().stream()
                .filter(each -> each.id().equals(device.family()))
                .findFirst();
        DeviceSettingsModel model =
                new DeviceSettingsModel(device, connection, services.book(), family, frame.background());
        return new DeviceSettingsPage(
                title(),
                model,
                frame,
                phrases,
                new Passwords(services, frame),
                new SeenPart(new SeenModel(services.live(), device), phrases),
                device);
    }
}
