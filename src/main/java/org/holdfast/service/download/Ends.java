// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;

/**
 * Tells recordings apart by their size and the bytes at their beginning, middle and end. A camera's clip carries its
 * index, with the size of every picture, at its end, so two different clips do not agree there.
 */
final class Ends {
    /** How much is looked at in each place, in bytes. */
    static final int SAMPLE = 64 << 10;

    private static final int BLOCK = 64 << 10;

    private Ends() {}

    /** Where samples are taken of so many bytes. */
    private static long[] places(long size) {
        return size <= 3L * SAMPLE ? new long[] {0} : new long[] {size - SAMPLE, size / 2, 0};
    }

    private static int length(long size) {
        return size <= 3L * SAMPLE ? (int) size : SAMPLE;
    }

    /** A digest of the size and of what stands in those places. */
    static String digest(Content content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = content.size();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
            for (long place : places(size)) {
                digest.update(content.at(place, length(size)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Whether two contents of this computer are the same, byte for byte. */
    static boolean same(Content one, Content other) throws IOException {
        long size = one.size();
        if (other.size() != size) {
            return false;
        }
        for (long at = 0; at < size; at += BLOCK) {
            if (!Arrays.equals(one.at(at, BLOCK), other.at(at, BLOCK))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a recording on a device is the same as {@code here}: size and ends where the device gives parts,
     * otherwise every byte.
     *
     * @throws IOException when this computer's file cannot be read
     */
    static boolean same(CardReader card, Recording recording, Content here)
            throws DeviceException, InterruptedException, IOException {
        long size = here.size();
        if (!recording.mayHave(size) || size == 0) {
            return recording.mayHave(size);
        }
        for (long place : places(size)) {
            try (Recordings.Transfer transfer = card.open(recording, place)) {
                if (transfer.total().isPresent() && transfer.total().getAsLong() != size) {
                    return false;
                }
                boolean part = transfer.from() == place && place > 0;
                if (!part && transfer.from() != 0) {
                    return false;
                }
                // From the beginning a device without parts is heard out once, for all places together.
                boolean whole = !part && (place > 0 || size <= 3L * SAMPLE);
                boolean last = whole || place + SAMPLE == size;
                long end = last ? size : place + length(size);
                if (!agrees(card, transfer, here, part ? place : 0, end, last)) {
                    return false;
                }
                if (whole) {
                    return true;
                }
            }
        }
        return true;
    }

    /** Whether a recording on a device and {@code here} agree in every byte. */
    static boolean sameThroughout(CardReader card, Recording recording, Content here)
            throws DeviceException, InterruptedException, IOException {
        long size = here.size();
        if (!recording.mayHave(size) || size == 0) {
            return recording.mayHave(size);
        }
        try (Recordings.Transfer transfer = card.open(recording, 0)) {
            boolean possible = transfer.from() == 0 && transfer.total().orElse(size) == size;
            return possible && agrees(card, transfer, here, 0, size, true);
        }
    }

    /** Compares up to {@code end}; with {@code last} the transfer has to end there. */
    private static boolean agrees(
            CardReader card, Recordings.Transfer transfer, Content here, long from, long end, boolean last)
            throws DeviceException, InterruptedException, IOException {
        byte[] block = new byte[BLOCK];
        long at = from;
        while (at < end) {
            int read = transfer.read(block, 0, (int) Math.min(BLOCK, end - at));
            if (read < 0 || !Arrays.equals(block, 0, read, here.at(at, read), 0, read)) {
                return false;
            }
            at += read;
            if (from == 0 && last) {
                card.watch().at(at, OptionalLong.of(here.size()));
            }
        }
        return !last || transfer.read(block, 0, 1) < 0;
    }
}
