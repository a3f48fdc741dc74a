// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;

/** Takes the packets of one channel, on the session's receiving thread; it must return at once. */
@FunctionalInterface
public interface PacketListener {
    /**
     * One packet that was not there before; packets come in the order in which they arrived, which need not be that of
     * their indices.
     *
     * @param index its index, unwrapped to 64 bits
     * @param payload what it carries, valid during the call; its position and limit may be changed
     * @param arrivedNanos {@link System#nanoTime} when it arrived
     */
    void packet(long index, ByteBuffer payload, long arrivedNanos);
}
