// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.io.IOException;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.OutOfReachException;
import org.jspecify.annotations.Nullable;

/** The sentences of the transport, and the failures made of them. */
final class PpppTexts {
    private static final String BUNDLE = "org.holdfast.family.a9.pppp.texts";

    private PpppTexts() {}

    private static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    /** Nothing answered the search. */
    static DeviceException notThere(String where) {
        return new DeviceException.Unreachable(where, text("tried.search"), text("search.advice"), null);
    }

    /** Something answered the search in a form that is not known. */
    static DeviceException unreadable(String where) {
        return new DeviceException.Malformed(where, text("tried.search"), text("unknown-form"), null);
    }

    /** Another camera answered. */
    static DeviceException another(String where) {
        return new DeviceException.Refused(where, text("tried.search"), text("another"), text("another.advice"));
    }

    /** The camera answered the search and then did not get ready. */
    static DeviceException notReady(String where) {
        return new DeviceException.TimedOut(where, text("tried.ready"), text("ready.advice"), null);
    }

    static DeviceException notAcknowledged(String where) {
        return new DeviceException.TimedOut(where, text("tried.command"), null);
    }

    static DeviceException silent(String where) {
        return new DeviceException.TimedOut(where, text("tried.session"), text("silent.advice"), null);
    }

    static DeviceException closedByCamera(String where) {
        return new DeviceException.Refused(where, text("tried.session"), text("closed"), text("closed.advice"));
    }

    static DeviceException over(String where) {
        return new DeviceException.Unreachable(where, text("over"), null);
    }

    static DeviceException notLocal(String where) {
        return new DeviceException.NotAllowed(text("not-local", where), text("not-local.advice"));
    }

    /** The network of this computer failed. */
    static DeviceException failed(String where, @Nullable IOException cause) {
        return cause instanceof OutOfReachException
                ? notLocal(where)
                : new DeviceException.Unreachable(where, text("tried.search"), cause);
    }
}
