// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.time.Clock;
import java.time.LocalDateTime;
import org.holdfast.device.DeviceException;

/**
 * Sets the camera's clock to this computer's local time. No command reads it, and it falls back to 2014 when the
 * battery is out; near midnight the date is sent again when the day changed between the two commands (protocol
 * reference, section 8).
 */
final class CameraClock {
    private static final int FIRST_YEAR = 2000;

    private CameraClock() {}

    static void set(SjcamClient client, Clock clock) throws DeviceException, InterruptedException {
        LocalDateTime before = LocalDateTime.now(clock);
        if (before.getYear() < FIRST_YEAR) {
            return;
        }
        client.tell(SjcamCommand.date(before));
        LocalDateTime now = LocalDateTime.now(clock);
        client.tell(SjcamCommand.time(now));
        if (!now.toLocalDate().equals(before.toLocalDate())) {
            client.tell(SjcamCommand.date(now));
        }
    }
}
