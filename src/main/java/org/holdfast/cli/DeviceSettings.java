// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.service.Connections;
import org.holdfast.service.Services;

/** The settings of one device: its own, and the choices that Holdfast keeps about it. */
final class DeviceSettings implements AutoCloseable {
    private final Services services;
    private final DeviceChoice.Known known;
    private final Connections.Lease lease;

    DeviceSettings(Services services, DeviceChoice.Known known) throws DeviceException, InterruptedException {
        this.services = services;
        this.known = known;
        this.lease = services.connections().open(known.device());
    }

    /** What the device says now. */
    List<Setting> own() throws DeviceException, InterruptedException {
        Optional<Settings> settings = lease.connection().capability(Settings.class);
        return settings.isPresent() ? settings.get().read() : List.of();
    }

    /** What Holdfast keeps. */
    List<Setting> kept() {
        return family().options(known.device());
    }

    Settings.Applied apply(String name, String value) throws CommandFailure, DeviceException, InterruptedException {
        Optional<Settings> settings = lease.connection().capability(Settings.class);
        if (settings.isEmpty()) {
            throw new CommandFailure(Words.of("settings.none", known.name()));
        }
        return settings.get().apply(name, value);
    }

    /** Changes a choice that Holdfast keeps. */
    Setting choose(String name, String value) throws UsageFailure {
        if (!known.saved()) {
            throw new UsageFailure(Words.of("settings.unsaved", name, known.name()));
        }
        Map<String, String> options = new HashMap<>(known.device().options());
        options.put(name, value);
        Device changed = services.book().choose(known.device().id(), options);
        return family().options(changed).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private DeviceFamily family() {
        return services.families().stream()
                .filter(each -> each.id().equals(known.device().family()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        lease.close();
    }
}
