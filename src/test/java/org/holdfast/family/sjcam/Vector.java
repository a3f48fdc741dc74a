// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Captured answers. */
final class Vector {
    private Vector() {}

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Vector.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What follows the head of a captured HTTP answer. */
    static byte[] body(String name) {
        byte[] whole = bytes(name);
        int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        return Arrays.copyOfRange(whole, end + 4, whole.length);
    }
}
