// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.VirtualDevices;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.Discovery;
import org.holdfast.service.PreferenceStore;
import org.holdfast.ui.control.Background;

/** Switches the virtual devices on and off and lets searches find them. FX thread only. */
final class Explorer {
    private static final String BUNDLE = "org.holdfast.ui.shell.words";

    private final VirtualDevices devices;
    private final SearchTargets targets;
    private final Discovery discovery;
    private final PreferenceStore preferences;
    private final Background background;
    private final List<Registration> added = new ArrayList<>();
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(this, "on");

    Explorer(
            VirtualDevices devices,
            SearchTargets targets,
            Discovery discovery,
            PreferenceStore preferences,
            Background background) {
        this.devices = devices;
        this.targets = targets;
        this.discovery = discovery;
        this.preferences = preferences;
        this.background = background;
    }

    ReadOnlyBooleanProperty on() {
        return on.getReadOnlyProperty();
    }

    void start(Consumer<DeviceException> failed) {
        background.run(this::startAll, this::started, failed);
    }

    private List<VirtualDevices.VirtualDevice> startAll() throws DeviceException {
        try {
            return devices.start();
        } catch (IOException e) {
            throw new DeviceException.Unsupported(
                    Text.of(BUNDLE, "explore.failed"),
                    Text.of(BUNDLE, "explore.failed.advice", String.valueOf(e.getMessage())));
        }
    }

    private void started(List<VirtualDevices.VirtualDevice> running) {
        forget();
        running.forEach(each -> added.add(targets.add(Optional.of(each.family()), each.address())));
        on.set(true);
        preferences.update(present -> present.withExploring(true));
        discovery.searchNow();
    }

    void stop(Consumer<DeviceException> failed) {
        forget();
        preferences.update(present -> present.withExploring(false));
        background.act(
                devices::close,
                () -> {
                    on.set(false);
                    discovery.searchNow();
                },
                failed);
    }

    private void forget() {
        added.forEach(Registration::close);
        added.clear();
    }
}
