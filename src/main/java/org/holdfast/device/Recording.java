// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A clip or photo on a device's card, as the device listed it. Path and name are the device's own words: they are
 * checked to be bounded and to hold neither control characters nor steps upwards, and still are no file names for
 * this computer.
 *
 * @param path from the card's root, beginning with {@code /}, decoded
 * @param size in bytes; empty where the device does not tell
 * @param sizeTolerance how far {@code size} may be off, in bytes, because the device rounds it; 0 where it is exact
 * @param began when it was begun, in the device's local time, which may have been set wrong
 * @param length how long a clip is, as far as the list tells; empty for photos
 * @param locked whether it is protected from deletion on the device
 * @param growing whether it is being recorded just now
 */
public record Recording(
        String path,
        Kind kind,
        OptionalLong size,
        long sizeTolerance,
        Optional<LocalDateTime> began,
        Optional<Duration> length,
        boolean locked,
        boolean growing) {
    /** What it is. */
    public enum Kind {
        CLIP,
        PHOTO,
        /** Something else that lies on the card, such as a file that the user put there. */
        OTHER
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether {@code bytes} may be its size, as far as the list tells. */
    public boolean mayHave(long bytes) {
        return size.isEmpty() || Math.abs(size.getAsLong() - bytes) <= sizeTolerance;
    }
}
