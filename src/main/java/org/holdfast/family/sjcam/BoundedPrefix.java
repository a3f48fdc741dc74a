// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Looks at the beginning of an answer only. */
final class BoundedPrefix {
    private static final int LOOKED_AT = 256;

    private BoundedPrefix() {}

    /** Whether it is a page for a browser rather than an answer. */
    static boolean isWebPage(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<html") || start.startsWith("<!doctype html");
    }
}
