// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import java.time.Duration;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;

/** What takes commands to one device. Thread-safe. */
public interface Commands {
    /** Where the device is, for people. */
    String where();

    /** The device's id in decimal. */
    String did();

    /**
     * Sends a command and waits for its answer.
     *
     * @param patience for everything together
     * @throws DeviceException.TimedOut when the device is there but does not answer this
     */
    Answer call(Call call, Duration patience) throws DeviceException, InterruptedException;
}
