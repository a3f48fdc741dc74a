// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.nio.ByteBuffer;
import org.holdfast.device.CodedFeed.Coding;

/** Takes what was put together, on the thread that handed in the packets. */
public interface StreamOutput {
    /**
     * One whole picture; they come in the order in which the camera took them.
     *
     * @param bytes valid during the call
     * @param key whether decoding can begin here
     * @param cameraMillis since 1970 by the camera's clock, which is often wrong and often stands still within a
     *     second; {@link StreamClock} makes sense of it
     * @param arrivedNanos {@link System#nanoTime} when its last byte arrived
     */
    void picture(Coding coding, ByteBuffer bytes, boolean key, long cameraMillis, long arrivedNanos)
            throws InterruptedException;

    /**
     * A piece of sound as the camera coded it; older ones than the last are left out.
     *
     * @param bytes valid during the call
     * @param headed whether it had a header of its own, at which decoding begins anew
     * @param missed how many pieces are known to be missing before it
     */
    void sound(ByteBuffer bytes, boolean headed, int missed, long arrivedNanos) throws InterruptedException;
}
