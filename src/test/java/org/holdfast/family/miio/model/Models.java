// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Settings;
import org.holdfast.device.Switches;
import org.holdfast.family.miio.dialect.Dialect;

/** What models offer over scripted devices, without waiting. */
final class Models {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final DescriptionFiles NO_FILES = new DescriptionFiles(Path.of("target", "no-such-folder"));

    private Models() {}

    static ModelCapabilities of(String model, ScriptedMiot device) throws DeviceException, InterruptedException {
        return of(model, device, NO_FILES);
    }

    static ModelCapabilities of(String model, ScriptedMiot device, DescriptionFiles files)
            throws DeviceException, InterruptedException {
        return ModelCapabilities.of(model, new Dialect.Miot(device), files, CLOCK, _ -> {});
    }

    static ModelCapabilities of(String model, ScriptedLegacy device) throws DeviceException, InterruptedException {
        return ModelCapabilities.of(model, new Dialect.Legacy(device), NO_FILES, CLOCK, _ -> {});
    }

    static Switches switches(String model, ScriptedMiot device) throws DeviceException, InterruptedException {
        return of(model, device).switches().orElseThrow();
    }

    static Switches switches(String model, ScriptedLegacy device) throws DeviceException, InterruptedException {
        return of(model, device).switches().orElseThrow();
    }

    /** What was said to be on, by name. */
    static Map<String, Boolean> on(Switches.Readings readings) {
        Map<String, Boolean> on = new TreeMap<>();
        readings.on().forEach((name, state) -> on.put(name, state.on()));
        return on;
    }

    static Settings settings(String model, ScriptedMiot device) throws DeviceException, InterruptedException {
        return of(model, device).settings().orElseThrow();
    }

    static Settings settings(String model, ScriptedLegacy device) throws DeviceException, InterruptedException {
        return of(model, device).settings().orElseThrow();
    }
}
