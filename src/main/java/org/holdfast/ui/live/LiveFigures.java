// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The figures of a running stream, sampled twice a second.
 *
 * @param engine the player's name
 * @param picturesPerSecond as they arrive
 * @param delay from a picture's last byte on the network to the screen
 * @param lost packets that never came; empty where the player does not tell
 * @param repaired pictures that became whole only by packets that came late, twice or in another order; empty where
 *     the player does not tell
 * @param damaged pictures that could not be decoded
 * @param overtaken pictures that a newer one replaced before they were shown
 * @param bytesPerSecond empty where the player does not tell
 * @param size what the pictures really measure; empty before the first
 * @param sound whether the stream brings sound
 */
public record LiveFigures(
        String engine,
        double picturesPerSecond,
        Duration delay,
        OptionalLong lost,
        OptionalLong repaired,
        long damaged,
        long overtaken,
        OptionalLong bytesPerSecond,
        Optional<Size> size,
        boolean sound) {
    /** In pixels. */
    public record Size(int width, int height) {}
}
