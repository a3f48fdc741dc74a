// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Solves an unknown key from captured datagrams whose plain text is partly known (protocol reference, section 4.4). Each
 * byte of the key takes part only behind certain ciphered bytes, so each is found by trying its 256 values alone; what
 * then fits is tried whole. For captures of a camera that speaks: it answers no search that it cannot read. Stateless.
 */
public final class KeySolver {
    /** More keys than this are no answer. */
    public static final int MOST_KEYS = 256;

    private static final int MOST_TRIES = 1 << 17;
    private static final int VALUES = 256;
    private static final int BODILESS = Packets.HEADER;

    private KeySolver() {}

    /**
     * The keys with which every datagram makes sense as an answer to a search ({@code PUNCH_PKT}, {@code P2P_RDY}, at least
     * 24 bytes) or as a message without a body (4 bytes); others are not looked at.
     *
     * @param datagrams as they were on the wire, all by one camera
     * @return the keys that fit, at most {@link #MOST_KEYS}; empty where none fits, or too many do
     */
    public static List<CipherKey> solve(List<ByteBuffer> datagrams) {
        List<byte[]> known = new ArrayList<>();
        for (ByteBuffer each : datagrams) {
            int length = each.remaining() >= KeyDetection.SHORTEST
                    ? KeyDetection.SHORTEST
                    : each.remaining() == BODILESS ? BODILESS : 0;
            if (length > 0) {
                byte[] bytes = new byte[length];
                each.get(each.position(), bytes);
                known.add(bytes);
            }
        }
        if (known.isEmpty()) {
            return List.of();
        }
        List<int[]> values = new ArrayList<>();
        long tries = 1;
        for (int which = 0; which < CipherKey.LENGTH; which++) {
            int[] fitting = fitting(known, which).stream().toArray();
            values.add(fitting);
            tries *= fitting.length;
        }
        return tries > MOST_TRIES ? List.of() : whole(known, values);
    }

    /** The values that one byte of the key may have, by all places where it takes part. */
    private static BitSet fitting(List<byte[]> datagrams, int which) {
        BitSet values = new BitSet(VALUES);
        values.set(0, VALUES);
        for (byte[] datagram : datagrams) {
            for (int i = 0; i < datagram.length; i++) {
                int before = i == 0 ? 0 : Byte.toUnsignedInt(datagram[i - 1]);
                if ((before & (CipherKey.LENGTH - 1)) == which) {
                    for (int value = values.nextSetBit(0); value >= 0; value = values.nextSetBit(value + 1)) {
                        int plain = (datagram[i] ^ WireForm.entry(value, before)) & 0xff;
                        if (!mayBe(datagram.length, i, plain)) {
                            values.clear(value);
                        }
                    }
                }
            }
        }
        return values;
    }

    /** Whether a plain byte may stand there, whatever the others are. */
    private static boolean mayBe(int length, int place, int plain) {
        if (place == 0) {
            return plain == 0xf1;
        }
        if (length == BODILESS) {
            return place == 1 ? isBodiless(MessageType.of(plain)) : plain == 0;
        }
        return switch (place) {
            case 1 -> plain == MessageType.PUNCH_PKT.code() || plain == MessageType.P2P_RDY.code();
            case 2 -> plain == 0;
            case 3 -> plain == Packets.UID_LENGTH;
            // Three letters at least; then the serial, below 10,000,000; then a letter.
            case 4, 5, 6, 16 -> isCapital(plain);
            case 12 -> plain == 0;
            case 13 -> plain <= Uid.SERIALS >> 16;
            case 14, 15 -> true;
            default -> plain == 0 || isCapital(plain);
        };
    }

    private static List<CipherKey> whole(List<byte[]> datagrams, List<int[]> values) {
        List<CipherKey> keys = new ArrayList<>();
        for (int first : values.get(0)) {
            for (int second : values.get(1)) {
                for (int third : values.get(2)) {
                    for (int fourth : values.get(3)) {
                        CipherKey key = CipherKey.of(first, second, third, fourth);
                        if (makesSense(datagrams, WireForm.of(key)) && keys.size() <= MOST_KEYS) {
                            keys.add(key);
                        }
                    }
                }
            }
        }
        return keys.size() > MOST_KEYS ? List.of() : List.copyOf(keys);
    }

    private static boolean makesSense(List<byte[]> datagrams, WireForm form) {
        for (byte[] datagram : datagrams) {
            boolean fits;
            if (datagram.length == BODILESS) {
                ByteBuffer plain = ByteBuffer.wrap(datagram.clone());
                form.decipher(plain);
                fits = Packets.wellFormed(plain) && isBodiless(Packets.type(plain));
            } else {
                fits = KeyDetection.detect(ByteBuffer.wrap(datagram), List.of(form))
                        .isPresent();
            }
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBodiless(@Nullable MessageType type) {
        return type == MessageType.LAN_SEARCH
                || type == MessageType.LAN_NOTIFY_ACK
                || type == MessageType.ALIVE
                || type == MessageType.ALIVE_ACK
                || type == MessageType.CLOSE;
    }

    private static boolean isCapital(int plain) {
        return plain >= 'A' && plain <= 'Z';
    }
}
