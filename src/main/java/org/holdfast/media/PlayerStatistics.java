// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

/**
 * Counters since a stream was opened.
 *
 * @param decoded pictures decoded
 * @param overtaken pictures decoded and never shown
 * @param lost packets that never came, as far as the transport tells; −1 where the engine does not tell
 * @param damaged pictures that could not be decoded
 * @param bytes bytes received; −1 where the engine does not tell
 * @param lastPictureNanos {@link System#nanoTime} when the newest picture was published; 0 before the first
 * @param newestDelayNanos from the arrival of the newest picture's last byte to the pixel buffer
 */
public record PlayerStatistics(
        long decoded,
        long overtaken,
        long lost,
        long damaged,
        long bytes,
        long lastPictureNanos,
        long newestDelayNanos) {}
