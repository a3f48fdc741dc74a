// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.service.Discovery;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.live.FrameDouble;
import org.holdfast.ui.live.LiveScreens;
import org.holdfast.ui.live.ScriptedLiveView;
import org.holdfast.ui.stage.ScriptedFamily;
import org.holdfast.ui.stage.StageHouse;

/** A whole Holdfast in a folder with scripted pictures, and the wizard over it. */
final class WizardStage implements AutoCloseable {
    final StageHouse house;
    final ScriptedLiveView live = new ScriptedLiveView();
    final List<Throwable> crashes = new ArrayList<>();
    final FrameDouble frame = new FrameDouble(new Background(crashes::add));
    final Services services;

    WizardStage(Path folder) {
        house = new StageHouse(folder);
        Services of = house.services();
        services = new Services(
                of.folders(),
                of.clock(),
                of.network(),
                of.targets(),
                of.families(),
                of.preferences(),
                of.wall(),
                of.book(),
                of.secrets(),
                of.secretImports(),
                of.commands(),
                of.connections(),
                of.discovery(),
                live,
                of.recordings(),
                of.restream(),
                of.switches(),
                of.tasks(),
                of.virtualDevices(),
                of.exploration(),
                of.problems());
    }

    AddDeviceWizard wizard() {
        return new AddDeviceWizard(services, frame, new LiveScreens(services, frame));
    }

    /** A camera that a search found, with something to know about it. */
    static Found.Supported found() {
        return new Found.Supported(
                StageHouse.device("bike", "SJ4000"),
                List.of(Text.literal(
                        "This model's options come from published tables and were not seen on a camera.")));
    }

    /** The family answers with a camera at an address. */
    void answers(String host) {
        house.family.answer(new Found.Supported(
                new org.holdfast.device.Device(
                        "typed", ScriptedFamily.ID, "SJ4000", "SJ4000", Address.parse(host), java.util.Map.of()),
                List.of()));
    }

    /** What may be in the way. */
    void blame() {
        house.discovery.blame(List.of(
                new Discovery.Obstacle(
                        true,
                        Text.literal("This computer is not on the camera's Wi-Fi."),
                        Text.literal("Join the network whose name begins with SJ4000WIFI.")),
                new Discovery.Obstacle(
                        false,
                        Text.literal("Another phone or program may be connected to the camera."),
                        Text.literal("Close the camera's app on every phone, and switch its Wi-Fi off and on."))));
    }

    @Override
    public void close() {
        house.close();
    }
}
