// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.jspecify.annotations.Nullable;

/** The sentences of this package, and the failures made of them. */
final class RtspTexts {
    private static final String BUNDLE = "org.holdfast.media.rtsp.rtsp";

    private RtspTexts() {}

    static Text of(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    static DeviceException malformed(String where, Text what) {
        return malformed(where, what, null);
    }

    static DeviceException malformed(String where, Text what, @Nullable Throwable cause) {
        return new DeviceException.Malformed(where, of("tried"), what, cause);
    }

    static DeviceException timedOut(String where, @Nullable Throwable cause) {
        return new DeviceException.TimedOut(where, of("tried"), cause);
    }

    static DeviceException unreachable(String where, @Nullable Throwable cause) {
        return new DeviceException.Unreachable(where, of("tried"), cause);
    }

    static DeviceException media(String key, String adviceKey, Object... arguments) {
        return new DeviceException.Media(of(key, arguments), of(adviceKey), null);
    }
}
