// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.family.a9.command.Networks;

/**
 * What a scan saw: entries of a fixed size, of which the count may claim more than there are (protocol reference,
 * section 7.6).
 *
 * @param networks each name once, strongest first; whether they want a password is not told reliably
 * @param channels of the networks that told one
 */
record BinaryScan(List<AccessPoint> networks, Map<String, Integer> channels) {
    static final int ENTRY = 0x5c;

    private static final int SSID = 64;
    private static final int SIGNAL_AT = 0x4c;
    private static final int CHANNEL_AT = 0x58;
    private static final int HIGHEST_CHANNEL = 14;
    private static final int UNSIGNED = 256;
    private static final int LEAST_DBM = -128;

    BinaryScan {
        networks = List.copyOf(networks);
        channels = Map.copyOf(channels);
    }

    /** @param count what the reply claims; a negative one counts as unknown */
    static BinaryScan read(int count, byte[] payload) {
        ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        int there = Math.min(payload.length / ENTRY, Networks.MOST);
        int entries = count < 0 ? there : Math.min(count, there);
        List<AccessPoint> seen = new ArrayList<>();
        Map<String, Integer> channels = new TreeMap<>();
        for (int i = 0; i < entries; i++) {
            int at = i * ENTRY;
            String ssid = words(payload, at, SSID);
            int channel = bytes.getInt(at + CHANNEL_AT);
            if (channel >= 1 && channel <= HIGHEST_CHANNEL) {
                channels.put(ssid, channel);
            }
            seen.add(new AccessPoint(ssid, strength(bytes.getInt(at + SIGNAL_AT)), Optional.empty()));
        }
        return new BinaryScan(Networks.merged(seen), channels);
    }

    /** Signed on some cameras, an unsigned byte on others. */
    static OptionalInt strength(int signal) {
        int dBm = signal >= UNSIGNED / 2 && signal < UNSIGNED ? signal - UNSIGNED : signal;
        return dBm < 0 && dBm >= LEAST_DBM ? OptionalInt.of(dBm) : OptionalInt.empty();
    }

    /** A zero-padded field. */
    static String words(byte[] payload, int at, int longest) {
        int length = 0;
        while (length < longest && payload[at + length] != 0) {
            length++;
        }
        return new String(payload, at, length, StandardCharsets.UTF_8);
    }
}
