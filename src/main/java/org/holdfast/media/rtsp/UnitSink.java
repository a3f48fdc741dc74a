// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;

/** Takes what a track is made of: one coded picture, or one piece of coded sound. */
@FunctionalInterface
public interface UnitSink {
    /**
     * One unit; the bytes are valid during the call only.
     *
     * @param bytes for H.264 and H.265 with start codes (Annex B); between position and limit, direct
     * @param ticks when to show it, in the track's clock, from any start, never wrapping
     * @param key whether decoding can begin here
     * @param damaged whether packets before or inside are missing
     * @param arrivedNanos {@link System#nanoTime} when its last packet arrived
     */
    void unit(ByteBuffer bytes, long ticks, boolean key, boolean damaged, long arrivedNanos);
}
