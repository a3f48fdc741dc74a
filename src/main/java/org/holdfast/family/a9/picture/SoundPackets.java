// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.nio.ByteBuffer;

/** Takes the headers off pieces of sound and leaves out those that come after a newer one. */
final class SoundPackets {
    private final StreamOutput output;
    private boolean begun;
    private long last;

    SoundPackets(StreamOutput output) {
        this.output = output;
    }

    /**
     * Hands a piece on, at once.
     *
     * @param payload stays as it is
     * @param alone whether its channel carries nothing else, so that a missing index is a missing piece
     */
    void hand(long index, ByteBuffer payload, boolean alone, long arrivedNanos) throws InterruptedException {
        if (begun && index <= last) {
            return;
        }
        int missed = begun && alone ? (int) Math.min(index - last - 1, PacketRing.SLOTS) : 0;
        begun = true;
        last = index;
        int from = payload.position();
        int limit = payload.limit();
        boolean headed = StreamHeader.begins(payload);
        if (headed) {
            int first = from + StreamHeader.BYTES;
            payload.limit(first + (int) Math.min(StreamHeader.length(payload), limit - first))
                    .position(first);
        }
        if (payload.hasRemaining()) {
            output.sound(payload, headed, missed, arrivedNanos);
        }
        payload.limit(limit).position(from);
    }
}
