// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.family.miio.dialect.Dialect;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.LocalInterfaces;

/** What is kept of a device: the user's choice of a way to it, and what it was found to speak. */
final class MiioChoices {
    static final String INTERFACE = "interface";

    /** Which {@link Dialect} it answered; not shown, because it is found out by asking. */
    static final String DIALECT = "dialect";

    private static final String AUTOMATIC = "automatic";

    private MiioChoices() {}

    /**
     * The interface to go through; empty leaves it to the system.
     *
     * @throws DeviceException.Unsupported when the chosen one is not active
     */
    static Optional<LocalInterface> via(Device device, LocalInterfaces interfaces) throws DeviceException.Unsupported {
        String name = device.options().getOrDefault(INTERFACE, AUTOMATIC);
        Optional<LocalInterface> via = name.equals(AUTOMATIC)
                ? Optional.empty()
                : interfaces.active().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst();
        if (via.isEmpty() && !name.equals(AUTOMATIC)) {
            throw new DeviceException.Unsupported(
                    text("unsupported.interface", name), text("unsupported.interface.advice"));
        }
        return via;
    }

    /** The choices as settings, for a screen. */
    static List<Setting> settings(Device device, LocalInterfaces interfaces) {
        List<Setting.Option> ways = new ArrayList<>();
        ways.add(new Setting.Option(AUTOMATIC, text("choice.interface.automatic")));
        for (LocalInterface each : interfaces.active()) {
            String own = each.networks().isEmpty()
                    ? ""
                    : each.networks().getFirst().address().getHostAddress();
            ways.add(new Setting.Option(each.name(), text("choice.interface.named", each.label(), own)));
        }
        return List.of(new Setting.Choice(
                new Setting.About(
                        INTERFACE,
                        text("choice.interface"),
                        text("choice.group"),
                        Optional.of(text("choice.interface.note")),
                        true),
                device.options().getOrDefault(INTERFACE, AUTOMATIC),
                ways));
    }

    /** What it spoke when it answered last. */
    static Optional<String> dialect(Device device) {
        return Optional.ofNullable(device.options().get(DIALECT))
                .filter(name -> name.equals(Dialect.Miot.NAME) || name.equals(Dialect.Legacy.NAME));
    }

    /** The options of a device with what it speaks. */
    static Map<String, String> with(Map<String, String> options, String dialect) {
        Map<String, String> all = new HashMap<>(options);
        all.put(DIALECT, dialect);
        return all;
    }
}
