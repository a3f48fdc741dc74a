// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file or folder on the card, as the camera lists it.
 *
 * @param path from the card's root, beginning with {@code /}, decoded
 * @param folder whether it is a folder
 * @param size in bytes; empty for folders
 * @param sizeTolerance how far the size may be off, because the directory page rounds it; 0 where it is exact
 * @param time as listed, in the camera's local time
 * @param locked whether it is protected from deletion
 */
record CardFile(
        String path,
        boolean folder,
        OptionalLong size,
        long sizeTolerance,
        Optional<LocalDateTime> time,
        boolean locked) {
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether a path from a camera may be used at all: rooted, of ordinary length, and never upwards. */
    static boolean acceptable(String path) {
        if (!path.startsWith("/") || path.length() < 2 || path.length() > 1024) {
            return false;
        }
        boolean plain = path.chars().noneMatch(c -> c < 0x20 || c == 0x7f || c == '\\');
        for (String part : path.substring(1).split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return plain;
    }
}
