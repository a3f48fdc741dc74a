// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import static org.holdfast.family.a9.cgi.CgiTexts.text;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.command.Networks;

/** Sends the camera to a network and tells it the time; how to read or scan is not known. Thread-safe. */
final class CgiWifi implements WifiSetup {
    private final CgiClient client;
    private final Clock clock;

    CgiWifi(CgiClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Optional<Present> present() {
        return Optional.empty();
    }

    @Override
    public boolean scans() {
        return false;
    }

    @Override
    public List<AccessPoint> scan() {
        return List.of();
    }

    @Override
    public List<Text> warnings() {
        List<Text> warnings = new ArrayList<>(Networks.warnings());
        warnings.add(text("wifi.unverified"));
        return List.copyOf(warnings);
    }

    @Override
    public Optional<Text> objection(HomeNetwork network) {
        return Networks.objection(network);
    }

    @Override
    public Text join(HomeNetwork network) throws DeviceException, InterruptedException {
        Networks.require(objection(network));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("ssid", network.ssid());
        parameters.put("wpa_psk", new String(network.password()));
        parameters.put("now", Long.toString(clock.instant().getEpochSecond()));
        return Networks.sent(client.hope(CgiCall.SET_AP_CONFIG, parameters).isPresent());
    }
}
