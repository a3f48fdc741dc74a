// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.VirtualDevices;
import org.holdfast.net.Registration;
import org.holdfast.service.Discovery;
import org.holdfast.service.Exploration;
import org.holdfast.service.PreferenceStore;
import org.holdfast.ui.control.Background;

/** Switches the virtual devices on and off for the window and remembers the choice. FX thread only. */
final class Explorer implements AutoCloseable {
    private static final String BUNDLE = "org.holdfast.ui.shell.words";

    private final Exploration exploration;
    private final VirtualDevices devices;
    private final Discovery discovery;
    private final PreferenceStore preferences;
    private final Background background;
    private final Registration listening;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(this, "on");
    private final ReadOnlyBooleanWrapper plugged = new ReadOnlyBooleanWrapper(this, "plugged", true);

    Explorer(
            Exploration exploration,
            VirtualDevices devices,
            Discovery discovery,
            PreferenceStore preferences,
            Background background) {
        this.exploration = exploration;
        this.devices = devices;
        this.discovery = discovery;
        this.preferences = preferences;
        this.background = background;
        listening = exploration.listen(background.gathered(this::refresh));
        refresh();
    }

    private void refresh() {
        on.set(exploration.running());
        plugged.set(devices.plugged());
    }

    ReadOnlyBooleanProperty on() {
        return on.getReadOnlyProperty();
    }

    /** Whether the virtual devices' plugs are in. */
    ReadOnlyBooleanProperty plugged() {
        return plugged.getReadOnlyProperty();
    }

    /** Pulls the virtual devices' plugs, to see what happens then, or puts them in again. */
    void plug(boolean in, Consumer<DeviceException> failed) {
        background.act(
                () -> {
                    try {
                        devices.plug(in);
                    } catch (IOException e) {
                        throw notStarted(e);
                    }
                },
                () -> {
                    refresh();
                    discovery.searchNow();
                },
                failure -> {
                    refresh();
                    failed.accept(failure);
                });
    }

    private static DeviceException notStarted(IOException why) {
        return new DeviceException.Unsupported(
                Text.of(BUNDLE, "explore.failed"),
                Text.of(BUNDLE, "explore.failed.advice", String.valueOf(why.getMessage())));
    }

    void start(Consumer<DeviceException> failed) {
        background.run(
                this::startAll,
                running -> {
                    refresh();
                    preferences.update(present -> present.withExploring(true));
                    discovery.searchNow();
                },
                failed);
    }

    private List<VirtualDevices.VirtualDevice> startAll() throws DeviceException {
        try {
            return exploration.start();
        } catch (IOException e) {
            throw notStarted(e);
        }
    }

    void stop(Consumer<DeviceException> failed) {
        preferences.update(present -> present.withExploring(false));
        background.act(
                exploration::stop,
                () -> {
                    refresh();
                    discovery.searchNow();
                },
                failed);
    }

    @Override
    public void close() {
        listening.close();
    }
}
