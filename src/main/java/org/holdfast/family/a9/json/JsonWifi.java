// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.command.Networks;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.net.Registration;

/** The camera's Wi-Fi; protocol reference, section 5.1, commands 112 to 114. Thread-safe. */
final class JsonWifi implements WifiSetup {
    private static final int LEAST_DBM = -128;
    private static final int ACCESS_POINT = 0;

    private final JsonClient client;
    private final PpppSession session;

    JsonWifi(JsonClient client, PpppSession session) {
        this.client = client;
        this.session = session;
    }

    @Override
    public Optional<Present> present() throws DeviceException, InterruptedException {
        JsonReply reply = client.ask(JsonCommand.GET_WIFI, Map.of());
        if (reply.result() != 0) {
            return Optional.empty();
        }
        boolean ownAccessPoint = reply.number("conmode").orElse(-1) == ACCESS_POINT;
        Optional<String> ssid =
                ownAccessPoint ? Optional.empty() : reply.words("ssid").filter(each -> !each.isEmpty());
        return ownAccessPoint || ssid.isPresent()
                ? Optional.of(new Present(ssid, strength(reply.number("signal"))))
                : Optional.empty();
    }

    @Override
    public boolean scans() {
        return true;
    }

    @Override
    public List<AccessPoint> scan() throws DeviceException, InterruptedException {
        JsonReply reply;
        try (Registration _ = session.patient()) {
            reply = client.ask(JsonCommand.SCAN_WIFI, Map.of(), longer());
        }
        client.require(JsonCommand.SCAN_WIFI, reply);
        long count = Math.clamp(reply.number("count").orElse(Networks.MOST), 0, Networks.MOST);
        List<AccessPoint> seen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String at = "[" + i + "]";
            Optional<String> ssid = reply.exact("ssid" + at);
            if (ssid.isPresent()) {
                OptionalLong encryption = reply.number("encryption" + at);
                seen.add(new AccessPoint(
                        shortened(ssid.get()),
                        strength(reply.number("signal" + at)),
                        encryption.isPresent() ? Optional.of(encryption.getAsLong() != 0) : Optional.empty()));
            }
        }
        return Networks.merged(seen);
    }

    /** Tests wait less for everything. */
    private Duration longer() {
        return client.patience().compareTo(Conversation.PATIENCE) < 0 ? client.patience() : Conversation.SCAN_PATIENCE;
    }

    private static String shortened(String ssid) {
        return ssid.length() > JsonReply.LONGEST_WORDS ? ssid.substring(0, JsonReply.LONGEST_WORDS) : ssid;
    }

    /** Only negative numbers look like dBm. */
    private static OptionalInt strength(OptionalLong signal) {
        return signal.isPresent() && signal.getAsLong() < 0 && signal.getAsLong() >= LEAST_DBM
                ? OptionalInt.of((int) signal.getAsLong())
                : OptionalInt.empty();
    }

    @Override
    public List<Text> warnings() {
        return Networks.warnings();
    }

    @Override
    public Optional<Text> objection(HomeNetwork network) {
        return Networks.objection(network);
    }

    @Override
    public Text join(HomeNetwork network) throws DeviceException, InterruptedException {
        Networks.require(objection(network));
        String password = new String(network.password());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("wifissid", network.ssid());
        fields.put("encwifissid", network.ssid());
        fields.put("wifipwd", password);
        fields.put("encwifipwd", password);
        fields.put("encryption", password.isEmpty() ? 0 : 1);
        Optional<JsonReply> reply = client.hope(JsonCommand.SET_WIFI, fields);
        return password.isEmpty()
                ? text("sent.open", Networks.sent(reply.isPresent()))
                : Networks.sent(reply.isPresent());
    }
}
