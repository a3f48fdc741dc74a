// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.io.IOException;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.OutOfReachException;
import org.jspecify.annotations.Nullable;

/** The sentences of the transport, and the failures made of them. */
final class WireTexts {
    private static final String BUNDLE = "org.holdfast.family.miio.wire";

    private WireTexts() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    /** Nothing answers the hello. */
    static DeviceException silent(String where, boolean ownNetwork) {
        return new DeviceException.Unreachable(
                where, text("tried.hello"), text(ownNetwork ? "silent.advice" : "other-subnet.advice"), null);
    }

    /** The hello is answered, the command is not. */
    static DeviceException deaf(String where) {
        return new DeviceException.TimedOut(where, text("tried.command"), text("deaf.advice"), null);
    }

    /** It answered this token before. */
    static DeviceException deafNow(String where) {
        return new DeviceException.TimedOut(where, text("tried.command"), text("deaf-now.advice"), null);
    }

    /** The hello shows another token than ours. */
    static DeviceException tokenChanged(String where) {
        return new DeviceException.Refused(
                where, text("tried.command"), text("token-changed"), text("token-changed.advice"));
    }

    static DeviceException stampRefused(String where) {
        return new DeviceException.TimedOut(where, text("tried.command"), text("stamp-refused.advice"), null);
    }

    /** A command that may not be sent twice had no answer. */
    static DeviceException unknownWhetherDone(String where) {
        return new DeviceException.TimedOut(where, text("tried.once"), text("once.advice"), null);
    }

    static DeviceException another(String where) {
        return new DeviceException.Refused(where, text("tried.hello"), text("another"), text("another.advice"));
    }

    static DeviceException over(String where) {
        return new DeviceException.Unreachable(where, text("over"), null);
    }

    static DeviceException notLocal(String where) {
        return new DeviceException.NotAllowed(text("not-local", where), text("not-local.advice"));
    }

    static DeviceException tooLarge(int bytes) {
        return new DeviceException.NotAllowed(
                text("too-large", Integer.toString(bytes), Integer.toString(Packets.LARGEST_REQUEST)),
                text("too-large.advice"));
    }

    static DeviceException refused(String where, Answer.Failure failure) {
        return new DeviceException.Refused(
                where, text("tried.command"), ErrorCode.meaning(failure), text("refused.advice"));
    }

    static DeviceException unreadable(String where, boolean cut) {
        return new DeviceException.Malformed(where, text("tried.command"), text(cut ? "cut" : "unreadable"), null);
    }

    static DeviceException noDetails(String where) {
        return new DeviceException.Malformed(where, text("tried.command"), text("no-details"), null);
    }

    /** The network of this computer failed. */
    static DeviceException failed(String where, @Nullable IOException cause) {
        return cause instanceof OutOfReachException
                ? notLocal(where)
                : new DeviceException.Unreachable(where, text("tried.hello"), cause);
    }
}
