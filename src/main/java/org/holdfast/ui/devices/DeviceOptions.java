// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.service.DeviceBook;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.SettingEntry;

/** How Holdfast treats a device. Kept in the device book, so that it can be changed while the device is silent. */
record DeviceOptions(Device device, DeviceBook book, Optional<DeviceFamily> family, Background background) {
    /** The choices as they are kept now. */
    List<SettingEntry> entries() {
        Device now = book.byId(device.id()).orElse(device);
        return family.stream()
                .flatMap(each -> each.options(now).stream())
                .map(setting -> new SettingEntry(setting, background, this::choose))
                .toList();
    }

    private Settings.Applied choose(String name, String value) {
        Map<String, String> chosen =
                new HashMap<>(book.byId(device.id()).orElse(device).options());
        chosen.put(name, value);
        Device now = book.choose(device.id(), chosen);
        Setting after = family.stream()
                .flatMap(each -> each.options(now).stream())
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The family lost its option " + name));
        return new Settings.Applied(after, Optional.empty());
    }
}
