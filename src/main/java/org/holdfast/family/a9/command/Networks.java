// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.device.WifiSetup.HomeNetwork;

/** What holds for Wi-Fi networks in every dialect. */
public final class Networks {
    /** As many entries of a scan are taken; protocol reference, section 11. */
    public static final int MOST = 64;

    private static final String BUNDLE = "org.holdfast.family.a9.command";
    private static final int LONGEST_NAME = 32;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 63;

    private Networks() {}

    private static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    /** Each name once, as strong as its strongest radio, strongest first; networks that hide their name are left out. */
    public static List<AccessPoint> merged(List<AccessPoint> seen) {
        Map<String, AccessPoint> strongest = new LinkedHashMap<>();
        for (AccessPoint each : seen.subList(0, Math.min(seen.size(), MOST))) {
            if (!each.ssid().isBlank()) {
                strongest.merge(each.ssid(), each, (one, other) -> strength(one) >= strength(other) ? one : other);
            }
        }
        List<AccessPoint> sorted = new ArrayList<>(strongest.values());
        sorted.sort(Comparator.comparingInt(Networks::strength).reversed());
        return List.copyOf(sorted);
    }

    private static int strength(AccessPoint network) {
        return network.dBm().orElse(Integer.MIN_VALUE);
    }

    /** What is wrong with a network's name or password, for any camera. */
    public static Optional<Text> objection(HomeNetwork network) {
        String ssid = network.ssid();
        int length = ssid.getBytes(StandardCharsets.UTF_8).length;
        if (ssid.isEmpty()) {
            return Optional.of(text("objection.no-name"));
        }
        if (length > LONGEST_NAME) {
            return Optional.of(text("objection.long-name", Integer.toString(LONGEST_NAME), Integer.toString(length)));
        }
        if (ssid.indexOf('\ufffd') >= 0 || ssid.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of(text("objection.unclear-name"));
        }
        char[] password = network.password();
        if (password.length > 0 && (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD)) {
            return Optional.of(text(
                    "objection.password-length",
                    Integer.toString(SHORTEST_PASSWORD),
                    Integer.toString(LONGEST_PASSWORD)));
        }
        for (char each : password) {
            if (each < ' ' || each > '~') {
                return Optional.of(text("objection.password-letters"));
            }
        }
        return Optional.empty();
    }

    /** Refuses a network with an objection. */
    public static void require(Optional<Text> objection) throws DeviceException.NotAllowed {
        if (objection.isPresent()) {
            throw new DeviceException.NotAllowed(objection.get(), text("objection.advice"));
        }
    }

    /** What holds for every camera of this kind before its network is changed. */
    public static List<Text> warnings() {
        return List.of(text("warning.clear"), text("warning.leaves"), text("warning.band"));
    }

    /** What to expect now. */
    public static Text sent(boolean answered) {
        return answered ? text("sent.answered") : text("sent.silent");
    }
}
