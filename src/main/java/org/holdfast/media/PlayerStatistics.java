// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

/**
 * Counters since a stream was opened.
 *
 * @param decoded pictures decoded
 * @param overtaken pictures decoded and never shown
 * @param lost what never came: packets of RTSP, pictures that never became whole of a device's own protocol; −1 where
 *     it is not told
 * @param damaged pictures that could not be decoded
 * @param bytes bytes received; −1 where the engine does not tell
 * @param lastPictureNanos {@link System#nanoTime} when the newest picture was published; 0 before the first
 * @param newestDelayNanos from the arrival of the newest picture's last byte to the pixel buffer
 * @param received coded pictures that arrived, decoded or not; −1 where the engine does not tell
 * @param repaired pictures that became whole only by packets that came late, twice or in another order; −1 where the
 *     transport does not tell
 * @param sound whether the stream has sound, as far as it is known by now
 */
public record PlayerStatistics(
        long decoded,
        long overtaken,
        long lost,
        long damaged,
        long bytes,
        long lastPictureNanos,
        long newestDelayNanos,
        long received,
        long repaired,
        boolean sound) {

    /** Counters where the transport tells no more than these, and without sound. */
    public PlayerStatistics(
            long decoded,
            long overtaken,
            long lost,
            long damaged,
            long bytes,
            long lastPictureNanos,
            long newestDelayNanos) {
        this(decoded, overtaken, lost, damaged, bytes, lastPictureNanos, newestDelayNanos, -1, -1, false);
    }

    /** The same with what the transport tells beside. */
    PlayerStatistics with(long nowReceived, long nowRepaired, boolean hasSound) {
        return new PlayerStatistics(
                decoded,
                overtaken,
                lost,
                damaged,
                bytes,
                lastPictureNanos,
                newestDelayNanos,
                nowReceived,
                nowRepaired,
                hasSound);
    }
}
