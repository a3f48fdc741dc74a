// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.MiioClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends a device to a network (protocol reference, section 9), over its own network or a later one. */
final class MiioWifi implements WifiSetup {
    private static final int LONGEST_SSID = 32;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 63;

    /** It may have left before it answers, so long waiting is of no use. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final MiioClient client;
    private final Asking asking;

    /** Asks the device for itself. */
    @FunctionalInterface
    interface Asking {
        DeviceInfo info() throws DeviceException, InterruptedException;
    }

    MiioWifi(MiioClient client, Asking asking) {
        this.client = client;
        this.asking = asking;
    }

    @Override
    public Optional<Present> present() throws DeviceException, InterruptedException {
        DeviceInfo info = asking.info();
        return info.ssid().isEmpty() && info.dBm().isEmpty()
                ? Optional.empty()
                : Optional.of(new Present(info.ssid(), info.dBm()));
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
        return List.of(text("wifi.warning.token"), text("wifi.warning.clear"), text("wifi.warning.band"));
    }

    @Override
    public Optional<Text> objection(HomeNetwork network) {
        int name = length(network.ssid().toCharArray());
        if (name < 1 || name > LONGEST_SSID) {
            return Optional.of(text("wifi.objection.name", Integer.toString(LONGEST_SSID)));
        }
        int password = length(network.password());
        if (password != 0 && (password < SHORTEST_PASSWORD || password > LONGEST_PASSWORD)) {
            return Optional.of(text(
                    "wifi.objection.password",
                    Integer.toString(SHORTEST_PASSWORD),
                    Integer.toString(LONGEST_PASSWORD)));
        }
        return Optional.empty();
    }

    /** In bytes; below 0 where it is no text. */
    private static int length(char[] text) {
        try {
            var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            int length = bytes.remaining();
            while (bytes.hasRemaining()) {
                bytes.put((byte) 0);
            }
            return length;
        } catch (CharacterCodingException e) {
            return -1;
        }
    }

    @Override
    public Text join(HomeNetwork network) throws DeviceException, InterruptedException {
        Optional<Text> objection = objection(network);
        if (objection.isPresent()) {
            throw new DeviceException.NotAllowed(objection.get(), text("wifi.objection.advice"));
        }
        // It is there and nobody else is: silence afterwards says that it has left.
        client.handshake();
        ObjectNode where = JsonMapper.shared()
                .createObjectNode()
                .put("ssid", network.ssid())
                .put("passwd", new String(network.password()))
                .put("uid", 0);
        try {
            Answer answer = client.call(Call.set("miIO.config_router", where), PATIENCE);
            if (answer instanceof Answer.Failure) {
                answer.result(client.where());
            }
            return text("wifi.sent.answered");
        } catch (DeviceException.TimedOut | DeviceException.Unreachable e) {
            // No answer is no failure (protocol reference, section 9).
            return text("wifi.sent.silent");
        }
    }
}
