// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.command.Networks;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.net.Registration;

/** The camera's Wi-Fi; protocol reference, section 7.6. Thread-safe. */
final class BinaryWifi implements WifiSetup {
    static final int LENGTH = 0x108;

    private static final int CHANNEL_AT = 0x0c;
    private static final int DHCP_AT = 0x14;
    private static final int SSID_AT = 0x18;
    private static final int SSID_BYTES = 32;
    private static final int PASSWORD_AT = 0x38;
    private static final int PASSWORD_BYTES = 128;
    private static final int[] ADDRESSES_AT = {0xb8, 0xc8, 0xd8, 0xe8, 0xf8};
    private static final int ADDRESS_BYTES = 16;

    private final BinaryClient client;
    private final PpppSession session;
    private volatile Map<String, Integer> channels = Map.of();

    BinaryWifi(BinaryClient client, PpppSession session) {
        this.client = client;
        this.session = session;
    }

    /** The layout of the answer is that of the command that sets it; nobody published one, so silence is no failure. */
    @Override
    public Optional<Present> present() throws DeviceException, InterruptedException {
        return client.exchange(BinaryCommand.GET_WIFI, client.patience())
                .filter(reply -> reply.payload().length >= PASSWORD_AT)
                .map(reply -> BinaryScan.words(reply.payload(), SSID_AT, SSID_BYTES))
                .filter(ssid -> !ssid.isBlank())
                .map(ssid -> new Present(
                        ssid.equals(session.uid().accessPoint()) ? Optional.empty() : Optional.of(ssid),
                        OptionalInt.empty()));
    }

    @Override
    public boolean scans() {
        return true;
    }

    @Override
    public List<AccessPoint> scan() throws DeviceException, InterruptedException {
        BinaryMessage reply;
        try (Registration _ = session.patient()) {
            reply = client.ask(BinaryCommand.SCAN, longer());
        }
        BinaryScan scan = BinaryScan.read(reply.ticket(), reply.payload());
        channels = scan.channels();
        return scan.networks();
    }

    /** Tests wait less for everything. */
    private Duration longer() {
        return client.patience().compareTo(Conversation.PATIENCE) < 0 ? client.patience() : Conversation.SCAN_PATIENCE;
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
        byte[] settings = settings(network, channels.getOrDefault(network.ssid(), 0));
        try {
            client.tell(BinaryCommand.SET_WIFI, settings);
        } finally {
            Arrays.fill(settings, (byte) 0);
        }
        return Networks.sent(false);
    }

    /** What command 6001 carries. */
    static byte[] settings(HomeNetwork network, int channel) {
        byte[] payload = new byte[LENGTH];
        ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(CHANNEL_AT, channel);
        bytes.putInt(DHCP_AT, 1);
        BinaryClient.put(payload, SSID_AT, SSID_BYTES, network.ssid());
        ByteBuffer password = StandardCharsets.UTF_8.encode(CharBuffer.wrap(network.password()));
        bytes.put(PASSWORD_AT, password, 0, Math.min(password.remaining(), PASSWORD_BYTES));
        for (int at : ADDRESSES_AT) {
            BinaryClient.put(payload, at, ADDRESS_BYTES, "0.0.0.0");
        }
        return payload;
    }
}
