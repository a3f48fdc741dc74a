// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;

/** What the camera means by a status that is not 0; protocol reference, section 4. */
final class StatusMeaning {
    static final int UNKNOWN_COMMAND = -256;
    private static final Set<Integer> NO_ROOM = Set.of(-7, -11, -12);
    private static final Set<Integer> KNOWN = Set.of(
            -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -13, -14, -15, -16, -17, -18, -19, -20, -21, -22, -52,
            -256);

    private StatusMeaning() {}

    /** In words. */
    static Text of(int status) {
        String number = Integer.toString(status);
        return KNOWN.contains(status) ? text("status." + number) : text("status.other", number);
    }

    /** The failure that a status stands for. */
    static DeviceException failure(String where, Text tried, int status) {
        if (status == UNKNOWN_COMMAND) {
            return new DeviceException.Unsupported(
                    text("unsupported.command", tried), text("unsupported.command.advice"));
        }
        if (NO_ROOM.contains(status)) {
            return new DeviceException.StorageFull(of(status), text("advice.make-room"));
        }
        String advice = switch (status) {
            case -22, -52 -> "advice.insert-card";
            case -13 -> "advice.mode";
            default -> "advice.camera";
        };
        return new DeviceException.Refused(where, tried, of(status), text(advice));
    }
}
