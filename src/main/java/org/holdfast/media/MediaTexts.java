// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.net.URI;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.jspecify.annotations.Nullable;

/** The sentences of this package, and the failures made of them. */
final class MediaTexts {
    private static final String BUNDLE = "org.holdfast.media.media";

    private MediaTexts() {}

    static Text of(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    /** A failure whose sentence is {@code key} and whose advice is {@code key.advice}. */
    static DeviceException media(String key, @Nullable Throwable cause, Object... arguments) {
        return new DeviceException.Media(of(key, arguments), of(key + ".advice"), cause);
    }

    static DeviceException timedOut(String where, @Nullable Throwable cause) {
        return new DeviceException.TimedOut(where, of("tried.waiting"), cause);
    }

    static DeviceException unreachable(String where, @Nullable Throwable cause) {
        return new DeviceException.Unreachable(where, of("tried.opening"), cause);
    }

    static DeviceException outOfReach(String where) {
        return new DeviceException.NotAllowed(of("out-of-reach", where), of("out-of-reach.advice"));
    }

    /** Host and port of an address, for sentences. */
    static String where(URI address) {
        String host = address.getHost();
        if (host == null) {
            return address.getScheme() == null ? "?" : address.getScheme();
        }
        return address.getPort() < 0 ? host : host + ":" + address.getPort();
    }
}
