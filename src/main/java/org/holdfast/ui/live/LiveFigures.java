// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The figures of a running stream, sampled twice a second.
 *
 * @param engine the player's name
 * @param picturesPerSecond as they arrive
 * @param delay from a picture's last byte on the network to the screen
 * @param lost packets that never came; empty where the player does not tell
 * @param damaged pictures that could not be decoded
 * @param overtaken pictures that a newer one replaced before they were shown
 * @param bytesPerSecond empty where the player does not tell
 */
public record LiveFigures(
        String engine,
        double picturesPerSecond,
        Duration delay,
        OptionalLong lost,
        long damaged,
        long overtaken,
        OptionalLong bytesPerSecond) {}
