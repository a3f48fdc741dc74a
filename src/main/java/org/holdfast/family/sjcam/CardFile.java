// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file or folder on the card, as the camera lists it.
 *
 * @param path from the card's root, beginning with {@code /}, decoded
 * @param target the same as a request names it: percent-encoded, in the camera's own bytes where it showed them
 * @param folder whether it is a folder
 * @param size in bytes; empty for folders
 * @param sizeTolerance how far the size may be off, because the directory page rounds it; 0 where it is exact
 * @param time as listed, in the camera's local time
 * @param locked whether it is protected from deletion
 */
record CardFile(
        String path,
        String target,
        boolean folder,
        OptionalLong size,
        long sizeTolerance,
        Optional<LocalDateTime> time,
        boolean locked) {
    private static final String PLAIN = "-_.~/";

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder it lies in; empty for the root. */
    String parent() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** A path as a request names it. */
    static String encoded(String path) {
        StringBuilder target = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (octet & 0xff);
            if (sign < 0x80 && (Character.isLetterOrDigit(sign) || PLAIN.indexOf(sign) >= 0)) {
                target.append(sign);
            } else {
                target.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return target.toString();
    }

    /** Whether a path from a camera may be used at all: rooted, of ordinary length, and never upwards. */
    static boolean acceptable(String path) {
        if (!path.startsWith("/") || path.length() < 2 || path.length() > 1024) {
            return false;
        }
        boolean plain = path.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\');
        for (String part : path.substring(1).split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return plain;
    }
}
