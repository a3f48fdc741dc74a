// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.List;
import org.holdfast.device.Device;
import org.holdfast.service.Services;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Screen;
import org.holdfast.ui.control.StandingTab;
import org.holdfast.ui.control.Wizard;
import org.holdfast.ui.devices.DevicePage;
import org.holdfast.ui.devices.DevicesScreen;
import org.holdfast.ui.devices.SettingsTab;
import org.holdfast.ui.leaks.LeaksTab;
import org.holdfast.ui.live.LiveScreens;
import org.holdfast.ui.raw.DescriptionTab;
import org.holdfast.ui.raw.RawTab;
import org.holdfast.ui.recordings.RecordingScreens;
import org.holdfast.ui.settings.SettingsScreen;
import org.holdfast.ui.sharing.SharingTab;
import org.holdfast.ui.switches.SwitchScreens;
import org.holdfast.ui.wifi.WifiTab;
import org.holdfast.ui.wizard.AddDeviceWizard;

/** Which screens and tabs there are: a further one is a line here. */
final class Screens {
    private final Services services;
    private final Frame frame;
    private final List<Screen> all;
    private final List<DeviceTab> tabs;
    private final List<StandingTab> standing;
    private final Wizard wizard;

    Screens(Services services, Frame frame) {
        this.services = services;
        this.frame = frame;
        LiveScreens live = new LiveScreens(services, frame);
        RecordingScreens recordings = new RecordingScreens(services, frame);
        SwitchScreens switches = new SwitchScreens(services, frame);
        all = List.of(
                new DevicesScreen(services, frame, live, switches),
                live.screen(),
                recordings.screen(),
                switches.screen(),
                new SettingsScreen(services, frame));
        tabs = List.of(
                live.tab(),
                recordings.tab(),
                switches.tab(),
                new SettingsTab(services, frame),
                new WifiTab(frame),
                new RawTab(services, frame),
                new SharingTab(services, frame));
        standing = List.of(new DescriptionTab(services, frame), new LeaksTab(services, frame));
        wizard = new AddDeviceWizard(services, frame, live);
    }

    /** In the order of the rail. */
    List<Screen> all() {
        return all;
    }

    /** The way to add a device. */
    Wizard wizard() {
        return wizard;
    }

    Page devicePage(Device device) {
        return new DevicePage(device, services, frame, tabs, standing);
    }
}
