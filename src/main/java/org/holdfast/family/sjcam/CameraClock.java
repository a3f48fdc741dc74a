// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.holdfast.device.DeviceException;

/**
 * Sets the camera's clock to this computer's local time. No command reads it, and it falls back to 2014 when the
 * battery is out; near midnight the date is sent again when the day changed between the two commands (protocol
 * reference, section 8).
 */
final class CameraClock {
    private static final int FIRST_YEAR = 2000;
    private static final int DATE = 3005;
    private static final int TIME = 3006;

    private CameraClock() {}

    /**
     * Sets it where the camera is known to have one to set: the first models do, others say so.
     *
     * @return why it was not set, which is no reason to do without the camera
     * @throws DeviceException when the camera does not answer at all
     */
    static Optional<DeviceException> trouble(SjcamClient client, SjcamIdentity identity, Clock clock)
            throws DeviceException, InterruptedException {
        boolean settable = identity.early() || (identity.lists(DATE) && identity.lists(TIME));
        if (identity.dialect() != Dialect.SJCAM || !settable) {
            return Optional.empty();
        }
        try {
            set(client, clock);
            return Optional.empty();
        } catch (DeviceException.Refused
                | DeviceException.Unsupported
                | DeviceException.StorageFull
                | DeviceException.Malformed
                | DeviceException.TimedOut
                | DeviceException.Busy e) {
            return Optional.of(e);
        }
    }

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
