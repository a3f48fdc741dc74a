// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.LocalInterfaces;

/**
 * The user's choices about one camera.
 *
 * @param user the name for the login
 * @param smallPicture whether 320x240 is asked for instead of 640x480
 * @param continuousSound whether the sound decoder's state is carried from packet to packet (protocol reference,
 *     section 6.2)
 * @param motion whether the camera is told to report motion to this computer
 * @param variant what it is taken for; empty leaves it to what answers
 * @param via the interface to go through; empty leaves it to the system
 */
record A9Choices(
        String user,
        boolean smallPicture,
        boolean continuousSound,
        boolean motion,
        Optional<Variant> variant,
        Optional<LocalInterface> via) {
    static final String USER = "user-name";
    static final String PICTURE = "picture-at-start";
    static final String SOUND = "continuous-sound";
    static final String MOTION = "motion-events";
    static final String DIALECT = "dialect";
    static final String INTERFACE = "interface";
    static final String AUTOMATIC = "automatic";

    static final String DEFAULT_USER = "admin";
    private static final String LARGE = "640x480";
    private static final String SMALL = "320x240";
    private static final String USER_PATTERN = "[A-Za-z0-9._@-]{1,31}";
    private static final List<Variant> DIALECTS = List.of(Variant.JSON, Variant.BINARY, Variant.CGI);

    /**
     * Reads them.
     *
     * @throws DeviceException.Unsupported when the chosen interface is not active
     */
    static A9Choices of(Device device, LocalInterfaces interfaces) throws DeviceException.Unsupported {
        Map<String, String> options = device.options();
        String name = options.getOrDefault(INTERFACE, AUTOMATIC);
        Optional<LocalInterface> via = name.equals(AUTOMATIC)
                ? Optional.empty()
                : interfaces.active().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst();
        if (via.isEmpty() && !name.equals(AUTOMATIC)) {
            throw new DeviceException.Unsupported(
                    text("unsupported.interface", name), text("unsupported.interface.advice"));
        }
        String user = options.getOrDefault(USER, DEFAULT_USER);
        return new A9Choices(
                user.matches(USER_PATTERN) ? user : DEFAULT_USER,
                SMALL.equals(options.get(PICTURE)),
                on(options, SOUND),
                on(options, MOTION),
                dialect(options),
                via);
    }

    /** The same as settings, for a screen. */
    static List<Setting> settings(Device device, LocalInterfaces interfaces) {
        Map<String, String> options = device.options();
        Setting way = new Setting.Choice(
                about(INTERFACE, true), options.getOrDefault(INTERFACE, AUTOMATIC), ways(interfaces));
        if (RtspCamera.is(device)) {
            return List.of(new Setting.Toggle(about(RtspCamera.UDP, false), on(options, RtspCamera.UDP)), way);
        }
        boolean commands =
                Variant.of(device.model()).filter(Variant.DEMO::equals).isEmpty();
        if (!commands) {
            return List.of(way);
        }
        List<Setting> all = new ArrayList<>();
        all.add(new Setting.Words(
                about(USER, true),
                options.getOrDefault(USER, DEFAULT_USER),
                USER_PATTERN,
                text("choice.user-name.rule"),
                false));
        all.add(new Setting.Choice(
                about(PICTURE, true),
                options.getOrDefault(PICTURE, LARGE),
                List.of(
                        new Setting.Option(LARGE, text("choice.picture-at-start.large")),
                        new Setting.Option(SMALL, text("choice.picture-at-start.small")))));
        all.add(new Setting.Toggle(about(MOTION, false), on(options, MOTION)));
        all.add(new Setting.Toggle(about(SOUND, true), on(options, SOUND)));
        all.add(new Setting.Choice(about(DIALECT, true), options.getOrDefault(DIALECT, AUTOMATIC), dialects()));
        all.add(way);
        return List.copyOf(all);
    }

    private static List<Setting.Option> dialects() {
        List<Setting.Option> dialects = new ArrayList<>();
        dialects.add(new Setting.Option(AUTOMATIC, text("choice.dialect.automatic")));
        DIALECTS.forEach(each -> dialects.add(new Setting.Option(each.option(), text("dialect." + each.option()))));
        return dialects;
    }

    private static List<Setting.Option> ways(LocalInterfaces interfaces) {
        List<Setting.Option> ways = new ArrayList<>();
        ways.add(new Setting.Option(AUTOMATIC, text("choice.interface.automatic")));
        for (LocalInterface each : interfaces.active()) {
            String own = each.networks().getFirst().address().getHostAddress();
            ways.add(new Setting.Option(each.name(), text("choice.interface.named", each.label(), own)));
        }
        return ways;
    }

    private static Optional<Variant> dialect(Map<String, String> options) {
        return Arrays.stream(Variant.values())
                .filter(DIALECTS::contains)
                .filter(each -> each.option().equals(options.get(DIALECT)))
                .findFirst();
    }

    private static Setting.About about(String name, boolean proven) {
        return new Setting.About(
                name,
                text("choice." + name),
                text("choice.group"),
                Optional.of(text("choice." + name + ".note")),
                proven);
    }

    private static boolean on(Map<String, String> options, String name) {
        return "on".equals(options.get(name));
    }
}
