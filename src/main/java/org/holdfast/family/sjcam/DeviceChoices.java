// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.LocalInterfaces;

/**
 * The user's choices about one camera.
 *
 * @param address where it is
 * @param setClock whether its clock is set on each connection
 * @param rtpOverTcp whether the picture comes inside the RTSP connection
 * @param via the interface to go through; empty leaves it to the system
 */
record DeviceChoices(Address address, boolean setClock, boolean rtpOverTcp, Optional<LocalInterface> via) {
    static final String SET_CLOCK = "set-clock";
    static final String RTP_OVER_TCP = "rtp-over-tcp";
    static final String INTERFACE = "interface";
    static final String AUTOMATIC = "automatic";

    /**
     * Reads them.
     *
     * @throws DeviceException.Unsupported when the chosen interface is not active
     */
    static DeviceChoices of(Device device, LocalInterfaces interfaces) throws DeviceException.Unsupported {
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
        return new DeviceChoices(
                device.address(),
                on(device.options(), SET_CLOCK, true),
                on(device.options(), RTP_OVER_TCP, false),
                via);
    }

    /** The same as settings, for a screen. */
    static List<Setting> settings(Device device, LocalInterfaces interfaces) {
        List<Setting.Option> ways = new ArrayList<>();
        ways.add(new Setting.Option(AUTOMATIC, text("choice.interface.automatic")));
        for (LocalInterface each : interfaces.active()) {
            String own = each.networks().getFirst().address().getHostAddress();
            ways.add(new Setting.Option(each.name(), text("choice.interface.named", each.label(), own)));
        }
        return List.of(
                new Setting.Toggle(about(SET_CLOCK), on(device.options(), SET_CLOCK, true)),
                new Setting.Toggle(about(RTP_OVER_TCP), on(device.options(), RTP_OVER_TCP, false)),
                new Setting.Choice(about(INTERFACE), device.options().getOrDefault(INTERFACE, AUTOMATIC), ways));
    }

    private static Setting.About about(String name) {
        return new Setting.About(
                name,
                text("choice." + name),
                text("choice.group"),
                Optional.of(text("choice." + name + ".note")),
                true);
    }

    private static boolean on(Map<String, String> options, String name, boolean otherwise) {
        return options.containsKey(name) ? "on".equals(options.get(name)) : otherwise;
    }
}
