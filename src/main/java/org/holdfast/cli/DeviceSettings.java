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
import org.jspecify.annotations.Nullable;

/**
 * The settings of one device: its own, for which it is connected to when they are asked for, and the choices that
 * Holdfast keeps about it, which need no answer.
 */
final class DeviceSettings implements AutoCloseable {
    private final Services services;
    private final DeviceChoice.Known known;
    private Connections.@Nullable Lease lease;

    DeviceSettings(Services services, DeviceChoice.Known known) {
        this.services = services;
        this.known = known;
    }

    private Optional<Settings> settings() throws DeviceException, InterruptedException {
        Connections.Lease open = lease;
        if (open == null) {
            open = services.connections().open(known.device());
            lease = open;
        }
        return open.connection().capability(Settings.class);
    }

    /** What the device says now. */
    List<Setting> own() throws DeviceException, InterruptedException {
        Optional<Settings> settings = settings();
        return settings.isPresent() ? settings.get().read() : List.of();
    }

    /** What Holdfast keeps. */
    List<Setting> kept() {
        return family().options(known.device());
    }

    Settings.Applied apply(String name, String value) throws CommandFailure, DeviceException, InterruptedException {
        Optional<Settings> settings = settings();
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
        if (lease != null) {
            lease.close();
        }
    }
}
