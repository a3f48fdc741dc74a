// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the camera says of itself: the fields of the status reply that captures show (protocol reference, section 7.3).
 *
 * @param version such as {@code 1.2.2.53}
 * @param millivolts the battery; empty where it makes no sense
 * @param dBm the Wi-Fi signal; empty where it makes no sense
 * @param powered whether it charges or hangs on the mains
 */
record BinaryStatus(String version, OptionalInt millivolts, OptionalInt dBm, boolean powered) {
    private static final int LENGTH = 24;
    private static final int MOST_MILLIVOLTS = 20_000;
    private static final int LEAST_DBM = -128;

    /** Reads the payload of a reply; empty when it is too short. */
    static Optional<BinaryStatus> read(byte[] payload) {
        if (payload.length < LENGTH) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        int millivolts = bytes.getInt(4);
        int signal = bytes.getInt(16);
        return Optional.of(new BinaryStatus(
                String.format(
                        Locale.ROOT,
                        "%d.%d.%d.%d",
                        payload[3] & 0xff,
                        payload[2] & 0xff,
                        payload[1] & 0xff,
                        payload[0] & 0xff),
                millivolts > 0 && millivolts <= MOST_MILLIVOLTS ? OptionalInt.of(millivolts) : OptionalInt.empty(),
                signal < 0 && signal >= LEAST_DBM ? OptionalInt.of(signal) : OptionalInt.empty(),
                (bytes.getInt(20) & 1) != 0));
    }
}
